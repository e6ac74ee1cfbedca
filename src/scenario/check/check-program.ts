import type { Program, Terms } from "../../program/program.ts";
import { allTerms } from "../../program/terms.ts";
import { deepest, DEEPEST } from "../nesting.ts";
import type { Place, Problem } from "../problem.ts";
import { readProgramOverTime } from "../program-versions.ts";
import { versionsIn } from "../written-versions.ts";
import { coverageFindings } from "./coverage-findings.ts";
import { feeFindings } from "./fee-findings.ts";
import { finding, SEVERITIES, type Finding } from "./finding.ts";
import { choiceFindings } from "./payment-findings.ts";
import { problemId } from "./problem-id.ts";
import { tierFindings } from "./tier-findings.ts";
import { uncounted } from "./never-met.ts";
import { succession } from "./version-findings.ts";

/** What was found in a program as it is written; `program` is null when there are errors. */
export interface Check {
  readonly program: Program | null;
  /** The worst first, then in the order of the file. */
  readonly findings: readonly Finding[];
}

/**
 * Checks a preset's id, a definition or a list of versions: everything that forbids reading it, or else everything that is
 * most likely not meant. Takes any value.
 */
export const checkProgram = (written: unknown): Check => {
  if (deepest(written) > DEEPEST) return failed([finding("error", "format", [], `Expected at most ${DEEPEST} levels of nesting, got more.`)]);
  const problems: Problem[] = [];
  const program = readProgramOverTime(written, [], problems);
  if (!program) return failed(problems.map((problem) => finding("error", problemId(written, problem), problem.place, sentenceOf(problem))));
  const terms = allTerms(program);
  const findings = versionsIn(written).flatMap(({ definition, place }, i) => {
    const [now, before] = [terms[i], terms[i - 1]];
    return now ? [...defaults(definition, place), ...termsFindings(program, now, place), ...(before ? succession(before, now, place) : [])] : [];
  });
  return { program, findings: worstFirst(findings) };
};

const failed = (findings: readonly Finding[]): Check => ({ program: null, findings });

const worstFirst = (findings: readonly Finding[]): readonly Finding[] => SEVERITIES.flatMap((severity) => findings.filter((one) => one.severity === severity));

const sentenceOf = ({ text }: Problem): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const termsFindings = (program: Program, { tracks }: Terms, place: Place): readonly Finding[] => {
  const zero = uncounted(program);
  return tracks.flatMap((track, index) => {
    const at = [...place, "tracks", index];
    return [...tierFindings(track, at, zero), ...coverageFindings(track, at), ...choiceFindings(track, at), ...track.fees.flatMap((fee, i) => feeFindings(track, fee, [...at, "fees", i], zero))];
  });
};

/** What a definition leaves to the format, though money or days hang on it. */
const defaults = (definition: object, place: Place): readonly Finding[] => [
  ...("rounding" in definition ? [] : [finding("warning", "default-rounding", [...place, "rounding"], "No rounding is named: halves are rounded away from zero. Say \"half_away\" if that is meant.")]),
  ...("timeZone" in definition ? [] : [finding("note", "default-time-zone", [...place, "timeZone"], "No time zone is named: days are those of UTC, in an account those of the account.")]),
];
