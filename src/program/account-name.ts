/** R-9's legal suffixes, as they read once dots have vanished. */
const LEGAL_SUFFIXES: ReadonlySet<string> = new Set([
  "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "gmbh", "corp", "corporation", "co", "company", "sa", "sas", "sarl", "srl", "spa",
  "bv", "nv", "ag", "kg", "plc", "pty", "oy", "ab", "as", "aps", "kk",
]);

/** Letters whose accent Unicode keeps as part of the letter. */
const STROKED: Readonly<Record<string, string>> = { ø: "o", ł: "l", đ: "d", ħ: "h", ŧ: "t", æ: "ae", œ: "oe", þ: "th", ð: "d" };

/**
 * The words of a company's name that tell it from others: without case, accents, punctuation and trailing legal
 * suffixes. `"Hóoli, S.A."` is `["hooli"]`, `"AT&T Inc."` is `["at", "t"]`, `"The Co"` is `["the"]`, `"Co."` stays `["co"]`.
 * Empty where the name has no letter or digit at all.
 */
export const nameWords = (name: string): readonly string[] => {
  const words = (PLAIN.test(name) ? plainWords(name) : anyWords(name)).filter((word) => word !== "");
  while (words.length > 1 && LEGAL_SUFFIXES.has(words.at(-1) ?? "")) words.pop();
  return words;
};

const anyWords = (name: string): string[] => unaccented(name).replace(/[.'’‘‛ʼʻ`′\p{Cf}]/gu, "").split(/[^\p{L}\p{N}\p{M}]+/u);

/** Most names are ASCII, where the same takes a tenth of the time. */
const PLAIN = /^[\x20-\x7e]*$/;
const plainWords = (name: string): string[] => name.toLowerCase().replace(/[.'`]/g, "").split(/[^a-z0-9]+/);

/** The form in which names are compared: white space makes no difference, so `Data Dog` is `Datadog`. Null for a name without letters. */
export const accountName = (name: string): string | null => nameWords(name).join("") || null;

/**
 * Lower case without accents. Only Latin and Greek letters lose their marks: elsewhere a mark makes another letter
 * (Japanese が and か, Cyrillic й and и, every vowel of Hindi). Upper case comes first because it is what makes ß "ss" and ı "i".
 */
const unaccented = (name: string): string =>
  name
    .replace(/[™℠]/gu, " ")
    .replace(/´/gu, "'")
    .normalize("NFKD")
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, "$1")
    .normalize("NFC")
    .toUpperCase()
    .toLowerCase()
    .replace(/[øłđħŧæœþð]/gu, (letter) => STROKED[letter] ?? letter);
