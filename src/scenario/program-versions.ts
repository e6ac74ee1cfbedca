import { z } from "zod";
import { isDay } from "../program/calendar.ts";
import type { Program } from "../program/program.ts";
import { PRESET_IDS, presetProgram } from "./preset.ts";
import { type Place, type Problem, problemAt, zodProblems } from "./problem.ts";
import { programDefinition, readProgram } from "./program-definition.ts";
import { anything } from "./rule.ts";
import { day, fields, oneOf, someOf } from "./scalars.ts";

const definition = programDefinition.meta({ id: "program" });
const oneVersion = z.union([oneOf(...PRESET_IDS), definition]);
const versionList = <Version extends z.ZodType>(version: Version) => someOf(version, "versions", "version");

/** What may stand for a program: a preset, a definition, or its versions in the order in which they come into effect. */
export const programSchema = z.union([
  oneOf(...PRESET_IDS), definition, fields({ versions: versionList(fields({ from: day.exactOptional(), program: oneVersion })) }),
]);

const outline = fields({ versions: versionList(z.unknown()) });
const versionOutline = fields({ from: day.exactOptional(), program: anything });

/** Reads a preset's id, a definition or a list of versions. Whatever is wrong is added to `problems`, and null returned. */
export const readProgramOverTime = (value: unknown, place: Place, problems: Problem[]): Program | null => {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "versions")) return readOne(value, place, problems);
  const reading = outline.safeParse(value);
  if (!reading.success) problems.push(...zodProblems(reading.error, value, place));
  const list = z.object({ versions: z.array(z.unknown()) }).safeParse(value);
  const versions = (list.success ? list.data.versions : []).map((version, index) => readVersion(version, [...place, "versions", index], problems));
  const before = problems.length;
  problems.push(...orderProblems(versions), ...identityProblems(versions));
  const [first, ...others] = versions.map(({ program }) => program);
  if (!first || !reading.success || problems.length > before) return null;
  const later = others.flatMap((program, i) => {
    const from = versions[i + 1]?.from;
    return program && typeof from === "string" ? [{ from, terms: program.first }] : [];
  });
  return later.length === others.length ? { ...first, later } : null;
};

/** A program of one version. */
const readOne = (value: unknown, place: Place, problems: Problem[]): Program | null => {
  if (typeof value === "object" && value !== null) return readProgram(value, place, problems);
  const preset = PRESET_IDS.find((id) => id === value);
  if (preset) return presetProgram(preset);
  problems.push(problemAt(place, `${PRESET_IDS.join(", ")} or a program definition`, value));
  return null;
};

interface Version {
  readonly place: Place;
  /** As it is written; undefined when it is left out. */
  readonly from: unknown;
  readonly program: Program | null;
}

const readVersion = (value: unknown, place: Place, problems: Problem[]): Version => {
  const reading = versionOutline.safeParse(value);
  if (!reading.success) problems.push(...zodProblems(reading.error, value, place));
  const loose = z.object({ from: anything, program: anything }).safeParse(value);
  const { from, program } = loose.success ? loose.data : {};
  return { place, from, program: loose.success ? readOne(program, [...place, "program"], problems) : null };
};

/** The first version has always been in effect, each other one from a day after the one before it. */
const orderProblems = (versions: readonly Version[]): readonly Problem[] =>
  versions.flatMap(({ place, from }, index) => {
    const at = [...place, "from"];
    if (index === 0) return from === undefined ? [] : [problemAt(at, "no day: the first version has always been in effect", from)];
    if (from === undefined) return [problemAt(at, "the day from which the version is in effect", from)];
    const before = versions[index - 1]?.from;
    const isLater = typeof from !== "string" || typeof before !== "string" || !isDay(before) || from > before;
    return isLater ? [] : [problemAt(at, `a day after ${before}, from which the version before is in effect`, from)];
  });

const LASTING = ["id", "name", "currency", "timeZone"] as const;

/** Terms change, but it stays the same program: its postings and payouts go on in one currency and one calendar. */
const identityProblems = (versions: readonly Version[]): readonly Problem[] => {
  const first = versions[0]?.program;
  return versions.flatMap(({ place, program }) =>
    LASTING.flatMap((field) =>
      !first || !program || program[field] === first[field]
        ? []
        : [problemAt([...place, "program", field], `${JSON.stringify(first[field])}, as in the first version`, program[field])],
    ),
  );
};
