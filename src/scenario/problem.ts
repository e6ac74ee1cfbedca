import type { z } from "zod";

/** Where in a document: keys and array indexes from its top. */
export type Place = readonly PropertyKey[];

/** One thing wrong with a document: `events[3].lines[0].amount` and `expected a decimal string, got "12,5"`. */
export interface Problem {
  readonly place: Place;
  readonly text: string;
}

/** Either what was read or everything that is wrong with it, one line each. */
export type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly string[] };

/** A problem at a place where `expected` was expected and `got` found; undefined is shown as nothing. */
export const problemAt = (place: Place, expected: string, got: unknown): Problem => ({ place, text: `expected ${expected}, got ${shown(got)}` });

/** What zod found wrong with `value`, which stands at `place`. Every message of our schemas is the expectation alone, so only it is kept. */
export const zodProblems = (error: z.ZodError, value: unknown, place: Place): readonly Problem[] =>
  error.issues.flatMap((issue) => issueProblems(issue, value, place));

/** The line a person reads. `top` names the document itself, for a problem with the whole of it. */
export const problemLine = ({ place, text }: Problem, top: string): string => `${place.length === 0 ? top : placeText(place)}: ${text}`;

type Issue = z.core.$ZodIssue;

const issueProblems = (issue: Issue, value: unknown, place: Place): readonly Problem[] => {
  const at = [...place, ...issue.path];
  const found = valueAt(value, issue.path);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => problemAt([...at, key], issue.message, valueAt(found, [key])));
  if (issue.code === "invalid_union") {
    const branch = likeliest(issue.errors);
    if (branch) return branch.flatMap((inner) => issueProblems(inner, found, at));
  }
  return [problemAt(at, issue.message, found)];
};

/** The alternative that was meant: the one whose own fields fit best, if only one fits so well. What lies deeper says nothing about the choice. */
const likeliest = (alternatives: readonly (readonly Issue[])[]): readonly Issue[] | null => {
  const misfits = alternatives.map((issues) => issues.filter(({ path }) => path.length <= 1).reduce((sum, issue) => sum + misfitsIn(issue), 0));
  const fewest = Math.min(...misfits);
  const first = misfits.indexOf(fewest);
  return first === misfits.lastIndexOf(fewest) ? alternatives[first] ?? null : null;
};

const misfitsIn = (issue: Issue): number => (issue.code === "unrecognized_keys" ? issue.keys.length : 1);

/** The value at a path, undefined when it leads nowhere. Own properties only. */
const valueAt = (value: unknown, path: Place): unknown =>
  path.reduce<unknown>((inner, key) => (typeof inner === "object" && inner !== null ? Object.getOwnPropertyDescriptor(inner, key)?.value : undefined), value);

/** A place as people write it: `events[3].lines[0].amount`. */
export const placeText = (place: Place): string =>
  place.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const name = String(key);
    if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)) return `${text}[${quoted(name)}]`;
    return text === "" ? name : `${text}.${name}`;
  }, "");

const LONGEST = 60;

/** A value as problems show it, on one line and cut short. */
export const shown = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return quoted(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
  if (Array.isArray(value)) return value.length === 0 ? "an empty array" : "an array";
  return typeof value === "object" && value !== null ? "an object" : String(value);
};

/** In quotes and on one line: control characters are escaped, so that a hostile file cannot steer a terminal. */
const quoted = (text: string): string =>
  JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
