import { APP } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import type { Journal } from "../journal/journal.ts";
import { headersV3 } from "../signature.ts";
import { callApp } from "./call-app.ts";
import type { WebhookEvent } from "./outbox.ts";

export interface WebhookTiming {
  /** How long an event waits for company before it is sent. */
  readonly gatherMs: number;
  /** Waiting time before each retry; after the last one HubSpot gives up (it makes ten in a day). */
  readonly retryMs: readonly number[];
  /** How long the app may take to answer (HubSpot: 5 seconds). */
  readonly timeoutMs: number;
}

/** HubSpot's ten retries, in seconds instead of hours. */
export const FAST_RETRIES: WebhookTiming = {
  gatherMs: 20,
  retryMs: [250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000],
  timeoutMs: 5_000,
};

/** What is done to deliveries on purpose. */
export interface WebhookTrouble {
  /** Each batch goes out so many times more. */
  readonly duplicates: number;
  /** Events of a batch in random order, and batches too. */
  readonly shuffle: boolean;
  /** Every batch waits this long first. */
  readonly delayMs: number;
  /** Nothing goes out until this is false again. */
  readonly hold: boolean;
  /** So many of the next events are never sent. */
  readonly drop: number;
}

export const NO_WEBHOOK_TROUBLE: WebhookTrouble = { duplicates: 0, shuffle: false, delayMs: 0, hold: false, drop: 0 };

interface Batch {
  readonly events: readonly WebhookEvent[];
  readonly attempt: number;
}

const MOST_EVENTS = 100;

/** Sends waiting events to the app: batched, signed, retried, no more calls at once than the app allows. */
export class WebhookSender {
  trouble = NO_WEBHOOK_TROUBLE;
  private waiting: WebhookEvent[] = [];
  private ready: Batch[] = [];
  private inFlight = 0;
  private gathering: NodeJS.Timeout | null = null;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly stop = new AbortController();
  private readonly unsubscribe: () => void;

  constructor(
    private readonly state: AccountState,
    private readonly target: { readonly url: string; readonly maxConcurrentRequests: number },
    private readonly journal: Journal,
    private readonly timing: WebhookTiming,
    private readonly now: () => Date,
  ) {
    this.take(state.outbox.waiting());
    this.unsubscribe = state.onCommitted((changes) => {
      for (const change of changes) if (change.kind === "events-queued") this.take(change.events);
    });
  }

  /** Sets trouble; what was held goes out when the hold ends. */
  make(trouble: WebhookTrouble): void {
    this.trouble = trouble;
    this.gather();
  }

  /** Forgets what is under way, for a reset. */
  clear(): void {
    this.waiting = [];
    this.ready = [];
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  /** How many events are not settled yet. */
  pending(): number {
    return this.state.outbox.waiting().length;
  }

  close(): void {
    this.unsubscribe();
    this.stop.abort();
    this.clear();
    if (this.gathering !== null) clearTimeout(this.gathering);
  }

  private take(events: readonly WebhookEvent[]): void {
    const dropped = events.slice(0, this.trouble.drop);
    if (dropped.length > 0) {
      this.trouble = { ...this.trouble, drop: this.trouble.drop - dropped.length };
      this.settle(dropped);
    }
    this.waiting.push(...events.slice(dropped.length));
    this.gather();
  }

  private gather(): void {
    if (this.gathering !== null || this.trouble.hold || this.waiting.length === 0) return;
    this.gathering = setTimeout(() => {
      this.gathering = null;
      this.formBatches();
    }, this.timing.gatherMs);
  }

  private formBatches(): void {
    if (this.trouble.hold) return;
    const events = this.trouble.shuffle ? shuffled(this.waiting) : this.waiting;
    this.waiting = [];
    for (let start = 0; start < events.length; start += MOST_EVENTS) {
      const batch = { events: events.slice(start, start + MOST_EVENTS), attempt: 0 };
      for (let copy = 0; copy <= this.trouble.duplicates; copy += 1) this.later(this.trouble.delayMs, batch);
    }
  }

  private later(delayMs: number, batch: Batch): void {
    if (delayMs === 0) {
      this.ready.push(batch);
      this.pump();
      return;
    }
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.ready.push(batch);
      this.pump();
    }, delayMs);
    this.timers.add(timer);
  }

  private pump(): void {
    while (this.inFlight < this.target.maxConcurrentRequests && !this.stop.signal.aborted) {
      const batch = this.ready.splice(this.trouble.shuffle ? Math.floor(Math.random() * this.ready.length) : 0, 1)[0];
      if (batch === undefined) return;
      this.inFlight += 1;
      void this.send(batch).finally(() => {
        this.inFlight -= 1;
        this.pump();
      });
    }
  }

  private async send(batch: Batch): Promise<void> {
    if (!this.state.grants.installed()) {
      this.settle(batch.events);
      return;
    }
    const body = JSON.stringify(batch.events.map((event) => ({ ...event, attemptNumber: batch.attempt })));
    const { url } = this.target;
    const headers = { "Content-Type": "application/json", ...headersV3(APP.clientSecret, { method: "POST", url, body }, this.now()) };
    const result = await callApp({ kind: "webhook", method: "POST", url, headers, body, timeoutMs: this.timing.timeoutMs }, this.journal, this.now, this.stop.signal);
    if (this.stop.signal.aborted) return;
    const retryMs = this.timing.retryMs[batch.attempt];
    if ((result.kind === "answered" && result.status >= 200 && result.status < 300) || retryMs === undefined) this.settle(batch.events);
    // The whole batch again, a little earlier or later each time.
    else this.later(retryMs * (0.75 + Math.random() / 2), { ...batch, attempt: batch.attempt + 1 });
  }

  private settle(events: readonly WebhookEvent[]): void {
    const eventIds = events.map((event) => event.eventId).filter((id) => this.state.outbox.has(id));
    if (eventIds.length > 0) this.state.record([{ kind: "events-settled", eventIds }]);
  }
}

function shuffled<T>(items: readonly T[]): T[] {
  return items.map((item) => ({ item, key: Math.random() })).sort((a, b) => a.key - b.key).map(({ item }) => item);
}
