import { bookOf } from "../ledger/book-of.ts";
import { parseJson } from "./json-text.ts";
import { type Output, outputOf } from "./output.ts";
import type { Reading } from "./problem.ts";
import { parseScenario, type Scenario } from "./scenario.ts";
import { refusal, type Outcome } from "./terminal.ts";

/** Answers the scenario in a file's bytes, or says all that is wrong with it. */
export const answer = (bytes: Uint8Array): Reading<Output> => {
  const reading = readScenario(bytes);
  return reading.ok ? { ok: true, value: outputOf(bookOf(reading.value.program, reading.value.facts, reading.value.asOf)) } : reading;
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
