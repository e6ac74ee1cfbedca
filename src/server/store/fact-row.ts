import type { Fact } from "../../program/facts.ts";

/** What a fact says beside its id and days. */
export type FactBody = Fact extends infer F ? (F extends Fact ? Omit<F, "id" | "on" | "recordedOn"> : never) : never;

/** A fact's columns; `seq` is its place in the order in which facts were stored. */
export interface FactRow {
  readonly seq: bigint | number | string;
  readonly onDay: string;
  readonly recordedOn: string;
  readonly body: string;
}

/** The subjects by which facts are found, null where the fact has none. */
export interface FactSubjects {
  readonly partner: string | null;
  readonly lead: string | null;
  readonly deal: string | null;
  readonly expands: string | null;
  readonly company: string | null;
}

/** Long enough for any sequence, so that ids compare as numbers do. */
export const ID_DIGITS = 19;
/** Fields that are `bigint` in the engine and decimal digits in storage. */
const INTEGERS: ReadonlySet<string> = new Set(["minor", "num", "den"]);
const HAS_INTEGERS = /"(?:minor|num|den)"/;

/**
 * A stored fact as the engine takes it. Its id is its place in the order of storage: of two facts about one subject on one
 * day the later stored wins, which is how the engine breaks ties between ids.
 */
export const toFact = (row: FactRow): Fact =>
  Object.assign(parseBody(row.body), { id: String(row.seq).padStart(ID_DIGITS, "0"), on: row.onDay, recordedOn: row.recordedOn });

/** A fact without id and days as JSON text with sorted keys: equal texts mean equal facts. */
export function bodyText(fact: Fact | FactBody): string {
  const { id: _id, on: _on, recordedOn: _recordedOn, ...body }: Partial<Fact> = fact;
  return JSON.stringify(body, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : sorted(value)));
}

/** Our own column, written by `bodyText` only; the engine's types are the schema. A reviver would take ten times as long. */
function parseBody(text: string): FactBody {
  const body = JSON.parse(text) as FactBody;
  if (HAS_INTEGERS.test(text)) reviveIntegers(body);
  return body;
}

/** Makes a parsed fact's integers `bigint`s again, in place. */
export function reviveIntegers(value: object): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (typeof inner === "object" && inner !== null) reviveIntegers(inner);
    else if (INTEGERS.has(key) && typeof inner === "string") Object.assign(value, { [key]: BigInt(inner) });
  }
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Under which subjects a fact is filed. */
export function subjectsOf(fact: Fact): FactSubjects {
  return {
    partner: "partner" in fact ? fact.partner : null,
    lead: "lead" in fact ? fact.lead ?? null : null,
    deal: "deal" in fact ? fact.deal : null,
    expands: "expands" in fact ? fact.expands ?? null : null,
    company: companyOf(fact),
  };
}

function companyOf(fact: Fact): string | null {
  if (!("company" in fact)) return null;
  return typeof fact.company === "string" ? fact.company : fact.company.id ?? null;
}
