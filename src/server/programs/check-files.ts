import { checkProgram } from "../../scenario/check/check-program.ts";
import { checkText, findingOutput } from "../../scenario/check/check-text.ts";
import { finding, type Finding } from "../../scenario/check/finding.ts";
import type { Outcome } from "../../scenario/terminal.ts";
import { writtenProgram } from "./program-source.ts";

/** Checks program files and presets. Status 2 when one of them has errors. */
export async function checkFiles(files: readonly string[], json: boolean): Promise<Outcome> {
  const checks: { readonly file: string; readonly findings: readonly Finding[] }[] = [];
  for (const file of files) checks.push({ file, findings: await findingsIn(file) });
  const stdout = json
    ? `${JSON.stringify(checks.map(({ file, findings }) => ({ file, findings: findings.map(findingOutput) })), null, 2)}\n`
    : checks.map(({ file, findings }) => checkText(file, findings)).join("\n");
  const failed = checks.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  return { stdout, stderr: "", exitCode: failed ? 2 : 0 };
}

async function findingsIn(file: string): Promise<readonly Finding[]> {
  const reading = await writtenProgram(file);
  return reading.ok ? checkProgram(reading.value).findings : reading.problems.map((problem) => finding("error", "file", [], `${capitalized(problem.replace(`${file}: `, ""))}.`));
}

const capitalized = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
