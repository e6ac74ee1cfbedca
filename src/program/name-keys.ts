import type { AccountSide } from "./account.ts";

/** Words this short are never taken for a slip of the pen of one another (account-similarity.ts). */
const SLIP_LETTERS = 5;

/**
 * Keys under which an index of accounts files a side for its names, and those under which similar ones are looked up:
 * if `similarNames(asked, filed)` holds, the two lists share a key. Unlike keys of single words they stay few where
 * thousands of names begin alike.
 */
export const filedNameKeys = ({ wordings }: AccountSide): readonly string[] =>
  wordings.flatMap((words) => [...wholeKeys(words), ...beginnings(words).map((start) => `begins ${start}`)]);

/** Keys under which names similar to a side's are looked up; see {@link filedNameKeys}. */
export const askedNameKeys = ({ wordings }: AccountSide): readonly string[] =>
  wordings.flatMap((words) => [...wholeKeys(words), `begins ${words.join(" ")}`, ...beginnings(words).map((start) => `name ${start}`)]);

/** Keys that two names share when they are equal, the same words in another order, or one slip apart. */
const wholeKeys = (words: readonly string[]): readonly string[] => [
  `name ${words.join(" ")}`,
  `words ${[...words].sort().join(" ")}`,
  ...words.flatMap((word, i) => slips(word).map((slip) => `slip ${i} ${words.with(i, slip).join(" ")}`)),
];

/** The names of which this one is a longer form. */
const beginnings = (words: readonly string[]): readonly string[] => words.slice(1).map((_, i) => words.slice(0, i + 1).join(" "));

/** A word as it is and with each letter left out: words one slip apart have one of these in common. */
const slips = (word: string): readonly string[] => {
  const letters = [...word];
  if (letters.length < SLIP_LETTERS || /\p{N}/u.test(word)) return [];
  return [word, ...letters.map((_, i) => letters.toSpliced(i, 1).join(""))];
};
