import { countAfter, dealsAfter, partnersAfter } from "../store/recompute-parts.ts";
import type { NumberedPosting } from "../jobs/missing-postings.ts";
import type { Part } from "./gather.ts";
import { settlePart, type Account } from "./settle-part.ts";

/** How far a recompute has come: everything up to this deal or partner, in the database's order, is settled. */
export interface Place {
  readonly kind: Part["kind"];
  readonly name: string;
}

/** What is done so far, of how much. */
export interface Done {
  readonly kind: Part["kind"];
  readonly done: number;
  readonly of: number;
}

/** What a recompute is asked to do beside settling. */
export interface Course {
  /** Where an earlier one stopped; null to begin. */
  readonly after: Place | null;
  /** Parts at work at once: while one is computed, the database reads for the others. */
  readonly lanes: number;
  /** How many deals or partners a part has. */
  readonly sizes: Readonly<Record<Part["kind"], number>>;
  readonly stop: AbortSignal;
  readonly onDone: (done: Done) => void;
  readonly onMissing: (missing: readonly NumberedPosting[]) => void;
}

/** Parts of these sizes take some ten megabytes and tenths of a second, unless a partner is very large: what a part's deals share is read once for many. */
export const USUAL_SIZES: Course["sizes"] = { deals: 1_000, partners: 50 };

/** Goes through all deals of an account and then all its partners. Null when it came to the end, else where it was stopped. */
export async function recompute(account: Account, course: Course): Promise<Place | null> {
  const kinds: readonly Part["kind"][] = account.reach.deals === "family" ? ["deals", "partners"] : ["partners"];
  for (const kind of course.after === null ? kinds : kinds.slice(kinds.indexOf(course.after.kind))) {
    const stopped = await pass(account, course, kind, course.after?.kind === kind ? course.after.name : null);
    if (stopped !== null) return stopped;
  }
  return null;
}

async function pass(account: Account, course: Course, kind: Part["kind"], after: string | null): Promise<Place | null> {
  const parts = new Parts(account, kind, after, course.sizes[kind]);
  const of = await account.db.sqlTransaction((sql) => countAfter(sql, account.portalId, kind, after));
  let done = 0;
  const lane = async (): Promise<void> => {
    while (!course.stop.aborted) {
      const part = await parts.next();
      if (part === null) return;
      const { missing } = await settlePart(account, part);
      if (missing.length > 0) course.onMissing(missing);
      parts.finish(part);
      course.onDone({ kind, done: done += part.names.length, of });
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: course.lanes }, lane));
  for (const ended of lanes) if (ended.status === "rejected") throw ended.reason;
  return course.stop.aborted && !parts.isOver() ? { kind, name: parts.settledTo() } : null;
}

/** Hands out the parts of a pass in order, and knows up to where all are finished. */
class Parts {
  private last: string;
  private over = false;
  private handing: Promise<unknown> = Promise.resolve();
  private readonly open: Part[] = [];
  private readonly finished = new Set<Part>();
  private settled: string;

  constructor(private readonly account: Account, private readonly kind: Part["kind"], after: string | null, private readonly size: number) {
    this.last = after ?? "";
    this.settled = this.last;
  }

  /** The next part; null when there is none. One at a time, since each begins where the one before ends. */
  next(): Promise<Part | null> {
    const handed = this.handing.then(() => this.hand());
    this.handing = handed.catch(() => undefined);
    return handed;
  }

  finish(part: Part): void {
    this.finished.add(part);
    for (let first = this.open[0]; first !== undefined && this.finished.delete(first); first = this.open[0]) {
      this.settled = first.names.at(-1) ?? this.settled;
      this.open.shift();
    }
  }

  settledTo(): string {
    return this.settled;
  }

  isOver(): boolean {
    return this.over && this.open.length === 0;
  }

  private async hand(): Promise<Part | null> {
    const { db, portalId } = this.account;
    const find = this.kind === "deals" ? dealsAfter : partnersAfter;
    const names = this.over ? [] : await db.sqlTransaction((sql) => find(sql, portalId, this.last, this.size));
    const last = names.at(-1);
    if (last === undefined) {
      this.over = true;
      return null;
    }
    this.last = last;
    const part: Part = { kind: this.kind, names };
    this.open.push(part);
    return part;
  }
}
