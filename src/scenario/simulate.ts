import { bookOf } from "../ledger/book-of.ts";
import { parseJson } from "./json-text.ts";
import { explainText } from "./explain-text.ts";
import { type Output, outputOf } from "./output.ts";
import { plainText } from "./plain-text.ts";
import type { Reading } from "./problem.ts";
import { parseScenario, type Scenario } from "./scenario.ts";
import { refusal, type Outcome } from "./terminal.ts";

/** Answers the scenario in a file's bytes, or says all that is wrong with it. */
export const answer = (bytes: Uint8Array): Reading<Output> => {
  const reading = readScenario(bytes);
  return reading.ok ? { ok: true, value: outputOf(bookOf(reading.value.program, reading.value.facts, reading.value.asOf)) } : reading;
};

/** The same in sentences, for reading in a terminal. */
export const explained = (bytes: Uint8Array): Reading<string> => {
  const reading = readScenario(bytes);
  if (!reading.ok) return reading;
  const { program, facts, asOf } = reading.value;
  return { ok: true, value: explainText(`${program.name}, as of ${asOf}`, reading.value, bookOf(program, facts, asOf)) };
};

/** One explained scenario: the text; or nothing but the problems, on standard error, and status 2. */
export const explainedOne = (result: Reading<string>): Outcome => (result.ok ? { stdout: result.value, stderr: "", exitCode: 0 } : refusal(result.problems));

/** One of several explained scenarios: the file's name above the text, or above its problems in its place and status 2. */
export const explainedAmongMany = (file: string, result: Reading<string>, isFirst: boolean): Outcome => {
  const heading = `${isFirst ? "" : "\n"}${plainText([`# ${file}`])}\n`;
  return result.ok
    ? { stdout: `${heading}${result.value}`, stderr: "", exitCode: 0 }
    : { stdout: `${heading}${plainText(["This scenario cannot be read:", ...result.problems.map((problem) => `- ${problem}`)])}`, stderr: "", exitCode: 2 };
};

/** One scenario: the answer laid out for reading; or nothing but the problems, on standard error, and status 2. */
export const outcomeOfOne = (result: Reading<Output>): Outcome =>
  result.ok ? { stdout: `${JSON.stringify(result.value, null, 2)}\n`, stderr: "", exitCode: 0 } : refusal(result.problems);

/** One of several scenarios: a line with the answer, or with its problems in its place and status 2. */
export const outcomeOfMany = (result: Reading<Output>): Outcome =>
  result.ok
    ? { stdout: `${JSON.stringify(result.value)}\n`, stderr: "", exitCode: 0 }
    : { stdout: `${JSON.stringify({ problems: result.problems })}\n`, stderr: "", exitCode: 2 };

/** The scenario in a file's bytes, or all that is wrong with it. */
export const readScenario = (bytes: Uint8Array): Reading<Scenario> => {
  const json = parseJson(bytes);
  return json.ok ? parseScenario(json.value) : json;
};
