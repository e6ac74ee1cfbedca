import type { CrmValues } from "./protocol.ts";

type Listener = (values: CrmValues) => void;

/** The values of some properties, or of all of them; those that were never set are null. */
export const pick = (values: CrmValues, names: readonly string[] | "*"): CrmValues =>
  names === "*" ? values : Object.fromEntries(names.map((name) => [name, values[name] ?? null]));

/** The present values of the record on the page, and who wants to hear of changes. */
export class RecordValues {
  readonly #listeners = new Map<Listener, readonly string[] | "*">();

  constructor(private values: CrmValues) {}

  get current(): CrmValues {
    return this.values;
  }

  /** Takes new values and tells those who listen to one that changed. */
  set(next: CrmValues): void {
    const before = this.values;
    this.values = next;
    const changed = new Set([...Object.keys(before), ...Object.keys(next)].filter((name) => (before[name] ?? null) !== (next[name] ?? null)));
    for (const [listener, names] of this.#listeners) {
      if (names === "*" ? changed.size > 0 : names.some((name) => changed.has(name))) listener(pick(next, names));
    }
  }

  /** Returns how to stop listening. */
  subscribe(names: readonly string[] | "*", listener: Listener): () => void {
    this.#listeners.set(listener, names);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
