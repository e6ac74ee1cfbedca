import { compare, parseRate } from "../program/money.ts";
import type { Program } from "../program/program.ts";
import { readProgram, type ProgramDefinition } from "./program-definition.ts";

/** A place at which two definitions say different things; undefined where one says nothing there. */
export interface Difference {
  /** As people write it, a thing in a list by its id: `tracks.referral.fees.expansion.rates.partner`. */
  readonly place: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What two definitions say differently, place by place, in the order of the format. What comes to the same is no difference:
 * `"10%"` and `"0.1"`, a list in which things with ids stand in another order (but for tiers), and a field that says what is
 * so anyway.
 */
export const termsDifference = (before: ProgramDefinition, after: ProgramDefinition): readonly Difference[] =>
  differences(before, after, []).filter(({ path, before: was, after: becomes }) => !(was === undefined ? isDefault(after, path) : becomes === undefined && isDefault(before, path)))
    .map(({ path, before: was, after: becomes }) => ({ place: path.join("."), before: was, after: becomes }));

/** Without the time zone, which is the account's own where there is one. */
export const withoutTimeZone = (differences: readonly Difference[]): readonly Difference[] => differences.filter(({ place }) => place !== "timeZone");

interface Found {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

const differences = (before: unknown, after: unknown, path: readonly string[]): readonly Found[] => {
  if (isSame(before, after)) return [];
  if (isList(before) && isList(after) && [...before, ...after].every((one) => keyOf(one) !== null)) return listDifferences(before, after, path);
  if (isList(before) && isList(after) && before.length === after.length) return before.flatMap((one, i) => differences(one, after[i], [...path, String(i + 1)]));
  if (isRecord(before) && isRecord(after)) return fieldDifferences(before, after, path);
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
};

const fieldDifferences = (before: Fields, after: Fields, path: readonly string[]): readonly Found[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => differences(own(before, key), own(after, key), [...path, key]));

const listDifferences = (before: readonly unknown[], after: readonly unknown[], path: readonly string[]): readonly Found[] => {
  const [was, becomes] = [byKey(before), byKey(after)];
  const found = [...new Set([...was.keys(), ...becomes.keys()])].flatMap((key) => differences(was.get(key), becomes.get(key), [...path, key]));
  const [wasOrder, order] = [[...was.keys()].filter((key) => becomes.has(key)), [...becomes.keys()].filter((key) => was.has(key))];
  // Tiers are ranked by their places; nothing else hangs on the order of a list with ids.
  const reordered = path.at(-1) === "tiers" && wasOrder.join() !== order.join();
  return reordered ? [...found, { path: [...path, "order"], before: wasOrder, after: order }] : found;
};

type Fields = Readonly<Record<string, unknown>>;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const own = (fields: Fields, key: string): unknown => (Object.hasOwn(fields, key) ? fields[key] : undefined);

/** By what a thing in a list is told from its neighbours; null for one that has nothing of the kind. */
const keyOf = (value: unknown): string | null => {
  if (!isRecord(value)) return null;
  const name = [value["id"], value["metric"], value["attested"], value["from"]].find((one) => typeof one === "string");
  return typeof name === "string" ? name : ["all", "any", "points"].find((kind) => Object.hasOwn(value, kind)) ?? null;
};

/** Two of one key are told apart by a number. */
const byKey = (list: readonly unknown[]): ReadonlyMap<string, unknown> => {
  const things = new Map<string, unknown>();
  for (const thing of list) {
    const key = keyOf(thing) ?? "";
    let free = key;
    for (let n = 2; things.has(free); n += 1) free = `${key} ${n}`;
    things.set(free, thing);
  }
  return things;
};

/** Numbers are compared by what they are, however they are written. */
const isSame = (before: unknown, after: unknown): boolean => {
  if (before === after) return true;
  if (typeof before !== "string" || typeof after !== "string") return false;
  const [one, other] = [parseRate(before), parseRate(after)];
  return one !== null && other !== null && compare(one, other) === 0;
};

/** True when a definition means the same without the field at a path. */
const isDefault = (definition: ProgramDefinition, path: readonly string[]): boolean => {
  const [whole, bare] = [readProgram(definition, [], []), readProgram(without(definition, path), [], [])];
  return whole !== null && bare !== null && asText(whole) === asText(bare);
};

/** A copy that lacks the field at a path of names and keys of things in lists. */
const without = (value: unknown, [first, ...rest]: readonly string[]): unknown => {
  if (first === undefined) return value;
  if (isList(value)) return [...byKey(value)].flatMap(([key, thing]) => (key !== first ? [thing] : rest.length === 0 ? [] : [without(thing, rest)]));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (key !== first ? [[key, inner]] : rest.length === 0 ? [] : [[key, without(inner, rest)]])));
};

const asText = (program: Program): string => JSON.stringify(program, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
