import { PRESET_IDS, presetDefinition } from "./preset.ts";
import type { Place } from "./problem.ts";
import type { ProgramDefinition } from "./program-definition.ts";

/** A version as it is written, with its place in the file. */
export interface WrittenVersion {
  /** The day from which it is in effect; null for the first. */
  readonly from: string | null;
  readonly definition: ProgramDefinition;
  readonly place: Place;
}

/** The versions of a program as they are written, oldest first. Takes what has been read without problems; anything else throws. */
export const versionsIn = (written: unknown): readonly WrittenVersion[] => {
  if (!isVersioned(written)) return [{ from: null, definition: definitionIn(written), place: [] }];
  return written.versions.map(({ from, program }, index) => ({ from: from ?? null, definition: definitionIn(program), place: ["versions", index, "program"] }));
};

const isVersioned = (written: unknown): written is { readonly versions: readonly { readonly from?: string; readonly program: unknown }[] } =>
  typeof written === "object" && written !== null && Object.hasOwn(written, "versions");

const definitionIn = (written: unknown): ProgramDefinition => {
  const preset = PRESET_IDS.find((id) => id === written);
  if (preset) return presetDefinition(preset);
  if (typeof written !== "object" || written === null) throw new Error("no program: it should have been reported as a problem");
  // It was read as a definition, which narrows no type.
  return written as ProgramDefinition;
};
