import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { shown, type Reading } from "./problem.ts";

/** Reads JSON in UTF-8. What is wrong is one line with its place: `line 3, column 7: expected a comma`. A leading byte order mark is passed over. */
export const parseJson = (bytes: Uint8Array): Reading<unknown> => {
  const text = decoded(bytes);
  return text === null ? { ok: false, problems: ["scenario: expected text in UTF-8, got other bytes"] } : parseText(text, "scenario");
};

/**
 * As `parseJson`, for a file that people write: comments may stand in it, and a key that an object has twice is a problem, for
 * one of its values would be lost. `document` is what the file is, for a problem with the whole of it.
 */
export const parseCommentedJson = (bytes: Uint8Array, document: string): Reading<unknown> => {
  const text = decoded(bytes);
  if (text === null) return { ok: false, problems: [`${document}: expected text in UTF-8, got other bytes`] };
  const bare = withoutComments(text);
  const reading = parseText(bare, document);
  const repeated = reading.ok ? repeatedKeys(bare) : [];
  return repeated.length > 0 ? { ok: false, problems: repeated } : reading;
};

const parseText = (text: string, document: string): Reading<unknown> => {
  if (text.trim() === "") return { ok: false, problems: ["line 1, column 1: expected a JSON document, got nothing"] };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problems: [syntaxProblem(text, error, document)] };
  }
};

/** JSON.parse names no place on some versions of Node, so a second parser looks for it. */
const syntaxProblem = (text: string, error: SyntaxError, document: string): string => {
  const mistakes: string[] = [];
  visit(
    text,
    {
      onError: (code: ParseErrorCode, _offset, _length, line, character) => {
        mistakes.push(`line ${line + 1}, column ${character + 1}: ${wording(printParseErrorCode(code))}`);
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return mistakes[0] ?? `${document}: expected JSON, got ${error.message}`;
};

/** Every character of a comment becomes a space, so that lines and columns stay what they are. */
const withoutComments = (text: string): string => {
  let bare = text;
  visit(text, { onComment: (offset, length) => { bare = bare.slice(0, offset) + bare.slice(offset, offset + length).replace(/[^\r\n]/g, " ") + bare.slice(offset + length); } });
  return bare;
};

const repeatedKeys = (text: string): readonly string[] => {
  const open: Set<string>[] = [];
  const problems: string[] = [];
  visit(text, {
    onObjectBegin: () => { open.push(new Set()); },
    onObjectEnd: () => { open.pop(); },
    onObjectProperty: (key, _offset, _length, line, character) => {
      if (open.at(-1)?.has(key)) problems.push(`line ${line + 1}, column ${character + 1}: expected each field once, got ${shown(key)} again`);
      open.at(-1)?.add(key);
    },
  });
  return problems;
};

/** `PropertyNameExpected` is "expected a property name", `InvalidSymbol` "expected JSON, got an invalid symbol". */
const wording = (code: string): string => {
  const words = code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
  const wanted = words.replace(/ expected$/, "");
  return wanted === words ? `expected JSON, got ${article(words)}` : `expected ${article(wanted)}`;
};

const article = (noun: string): string => `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;

const decoded = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
