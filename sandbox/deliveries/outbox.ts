/** An event as the app receives it, before an attempt number is put on it. Source: HubSpot, webhooks guide. */
export interface WebhookEvent {
  readonly eventId: number;
  readonly subscriptionId: number;
  readonly portalId: number;
  readonly appId: number;
  /** Milliseconds since the epoch. */
  readonly occurredAt: number;
  readonly subscriptionType: string;
  readonly changeSource: string;
  readonly [field: string]: string | number | boolean | readonly number[];
}

export type OutboxChange =
  | { readonly kind: "events-queued"; readonly events: readonly WebhookEvent[] }
  /** Delivered, dropped or given up: nothing more will be tried. */
  | { readonly kind: "events-settled"; readonly eventIds: readonly number[] };

/** Events on their way. They survive a crash: what is in here at start goes out again. */
export class Outbox {
  private readonly events = new Map<number, WebhookEvent>();

  constructor(private highestId = 0) {}

  apply(change: OutboxChange): void {
    if (change.kind === "events-settled") {
      for (const eventId of change.eventIds) this.events.delete(eventId);
      return;
    }
    for (const event of change.events) {
      this.events.set(event.eventId, event);
      this.highestId = Math.max(this.highestId, event.eventId);
    }
  }

  waiting(): readonly WebhookEvent[] {
    return [...this.events.values()];
  }

  has(eventId: number): boolean {
    return this.events.has(eventId);
  }

  /** An outbox that goes on counting where this one stopped. */
  emptied(): Outbox {
    return new Outbox(this.highestId);
  }

  /** HubSpot does not promise that event ids are unique; the sandbox's are, within one account. */
  nextId(): number {
    this.highestId += 1;
    return this.highestId;
  }
}
