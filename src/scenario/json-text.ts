import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import type { Reading } from "./problem.ts";

/** Reads JSON in UTF-8. What is wrong is one line with its place: `line 3, column 7: expected a comma`. A leading byte order mark is passed over. */
export const parseJson = (bytes: Uint8Array): Reading<unknown> => {
  const text = decoded(bytes);
  if (text === null) return { ok: false, problems: ["scenario: expected text in UTF-8, got other bytes"] };
  if (text.trim() === "") return { ok: false, problems: ["line 1, column 1: expected a JSON document, got nothing"] };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, problems: [syntaxProblem(text, error)] };
  }
};

/** JSON.parse names no place on some versions of Node, so a second parser looks for it. */
const syntaxProblem = (text: string, error: SyntaxError): string => {
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
  return mistakes[0] ?? `scenario: expected JSON, got ${error.message}`;
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
