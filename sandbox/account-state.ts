import { ChangeLog } from "./change-log.ts";
import { Crm } from "./crm/crm.ts";
import type { CrmChange } from "./crm/crm-change.ts";
import { DEFAULT_PROPERTIES, defaultGroups } from "./crm/defaults/all.ts";
import { sideEffects } from "./crm/side-effects.ts";
import { OBJECT_TYPES } from "./crm/object-types.ts";
import { Outbox } from "./deliveries/outbox.ts";
import type { OutboxChange, WebhookEvent } from "./deliveries/outbox.ts";
import { Grants } from "./oauth/grants.ts";
import type { GrantChange } from "./oauth/grants.ts";

/** Whatever can happen to the account. */
export type Change = CrmChange | GrantChange | OutboxChange;

/** Which webhook events some changes of records call for. */
export type EventsOf = (crm: Crm, changes: readonly CrmChange[]) => readonly WebhookEvent[];

/** The whole of the account, and the only place where it changes. */
export class AccountState {
  crm = freshCrm();
  grants = new Grants();
  outbox = new Outbox();
  private readonly listeners = new Set<(changes: readonly Change[]) => void>();
  /** What admins and the app set up beside records: it outlives a reset of the records. */
  private setup: Change[] = [];
  private seed: readonly CrmChange[] = [];

  private constructor(private readonly log: ChangeLog, private readonly eventsOf: EventsOf) {}

  /** Reads the account back from its log; a new one is filled from the seed. */
  static open(options: { dataDir: string | null; eventsOf: EventsOf; seed: (crm: Crm) => readonly CrmChange[] }): AccountState {
    const { log, transactions } = ChangeLog.open(options.dataDir);
    const state = new AccountState(log, options.eventsOf);
    state.seed = options.seed(freshCrm());
    if (transactions.length === 0) state.write(state.seed, false);
    else for (const change of transactions.flat()) state.apply(change, true);
    return state;
  }

  /** Changes records: with HubSpot's side effects, and with the webhook events that follow, as one transaction. */
  commit(changes: readonly CrmChange[]): void {
    for (const change of changes) this.apply(change, true);
    const effects = sideEffects(this.crm, changes);
    for (const change of effects) this.apply(change, true);
    const events = this.grants.installed() ? this.eventsOf(this.crm, [...changes, ...effects]) : [];
    const queued: readonly OutboxChange[] = events.length === 0 ? [] : [{ kind: "events-queued", events }];
    for (const change of queued) this.apply(change, true);
    this.finish([...changes, ...effects, ...queued]);
  }

  /** Changes grants or the outbox; nothing follows from it. */
  record(changes: readonly (GrantChange | OutboxChange)[]): void {
    this.write(changes, true);
  }

  /** Told after every transaction; answers a function that ends it. */
  onCommitted(listener: (changes: readonly Change[]) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Back to the seed. With `everything`, the installation and provisioned properties go too. */
  reset(everything: boolean): void {
    const setup = everything ? [] : this.setup;
    this.log.clear();
    this.crm = freshCrm();
    this.grants = new Grants();
    this.outbox = this.outbox.emptied();
    this.setup = [];
    this.write(this.seed, false);
    this.write(setup, true);
  }

  close(): void {
    this.log.close();
  }

  private write(changes: readonly Change[], keep: boolean): void {
    for (const change of changes) this.apply(change, keep);
    this.finish(changes);
  }

  private finish(changes: readonly Change[]): void {
    this.log.append(changes);
    for (const listener of this.listeners) listener(changes);
  }

  private apply(change: Change, keep: boolean): void {
    switch (change.kind) {
      case "granted": case "code-issued": case "code-spent": case "token-issued": case "token-expired": case "grant-revoked":
        this.grants.apply(change);
        break;
      case "events-queued": case "events-settled":
        this.outbox.apply(change);
        return;
      default:
        this.crm.apply(change);
        if (change.kind !== "property-defined" && change.kind !== "group-defined" && change.kind !== "group-removed") return;
    }
    if (keep) this.setup.push(change);
  }
}

function freshCrm(): Crm {
  const crm = new Crm();
  for (const objectType of OBJECT_TYPES) {
    for (const group of defaultGroups(objectType)) crm.apply({ kind: "group-defined", objectType, group });
    for (const definition of DEFAULT_PROPERTIES[objectType]) crm.apply({ kind: "property-defined", objectType, definition });
  }
  return crm;
}
