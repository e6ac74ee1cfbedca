import type { Program } from "../program/program.ts";
import { fullstory } from "./presets/fullstory.ts";
import { infusionsoft } from "./presets/infusionsoft.ts";
import { problemLine, type Problem } from "./problem.ts";
import { type ProgramDefinition, readProgram } from "./program-definition.ts";

/** The programs that come with the product, by id. */
export const PRESET_IDS = ["fullstory", "infusionsoft"] as const;
export type PresetId = (typeof PRESET_IDS)[number];

const DEFINITIONS: Readonly<Record<PresetId, ProgramDefinition>> = { fullstory, infusionsoft };

/** A preset as it is written. */
export const presetDefinition = (id: PresetId): ProgramDefinition => DEFINITIONS[id];

/** A preset as a program, read by the same checks as anybody's definition. */
export const presetProgram = (id: PresetId): Program => {
  const problems: Problem[] = [];
  const program = readProgram(DEFINITIONS[id], [], problems);
  if (!program) throw new Error(`preset ${id}: ${problems.map((problem) => problemLine(problem, id)).join("; ")}`);
  return program;
};
