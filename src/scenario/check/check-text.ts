import { plainText } from "../plain-text.ts";
import { placeText } from "../problem.ts";
import { SEVERITIES, type Finding } from "./finding.ts";

/** What was found in a file, for reading: two lines each, and how many of each kind. `file` names it. */
export const checkText = (file: string, findings: readonly Finding[]): string =>
  plainText([
    ...findings.flatMap(({ severity, id, place, sentence }) => [`${severity} ${id}${place.length === 0 ? "" : ` at ${placeText(place)}`}`, `  ${sentence}`]),
    ...(findings.length === 0 ? [] : [""]),
    `${file}: ${tally(findings)}`,
  ]);

const tally = (findings: readonly Finding[]): string => {
  const counts = SEVERITIES.map((severity) => ({ severity, n: findings.filter((one) => one.severity === severity).length })).filter(({ n }) => n > 0);
  return counts.length === 0 ? "nothing found" : counts.map(({ severity, n }) => `${n} ${severity}${n === 1 ? "" : "s"}`).join(", ");
};

/** The same as data: places as people write them. */
export const findingOutput = ({ id, severity, place, sentence }: Finding) => ({ id, severity, place: placeText(place), sentence });
