import { z } from "zod";
import { METRICS, type Requirement } from "../program/program.ts";
import { decimal, fields, listOf, oneOf, text } from "./scalars.ts";
import { fractionOf } from "./fraction-of.ts";

/** What a tier asks for: a metric or attestation with its least value, or several of them, all or any. */
export type RequirementDefinition =
  | { all: RequirementDefinition[] }
  | { any: RequirementDefinition[] }
  | { metric: (typeof METRICS)[number]; atLeast: string }
  | { attested: string; atLeast?: string };

/** The form of a requirement in a program definition. */
export const requirementDefinition: z.ZodType<RequirementDefinition> = z
  .lazy(() =>
    z.union(
      [
        fields({ all: listOf(requirementDefinition, "requirements") }),
        fields({ any: listOf(requirementDefinition, "requirements").min(1, { error: "at least one requirement" }) }),
        fields({ metric: oneOf(...METRICS), atLeast: decimal }),
        fields({ attested: text, atLeast: decimal.exactOptional() }),
      ],
      { error: "a requirement: all, any, metric or attested" },
    ),
  )
  .meta({ id: "requirement" });

/** The requirement as the rules take it; an attestation without a count asks for 1. */
export const requirementOf = (definition: RequirementDefinition): Requirement => {
  if ("all" in definition) return { all: definition.all.map(requirementOf) };
  if ("any" in definition) return { any: definition.any.map(requirementOf) };
  if ("metric" in definition) return { metric: definition.metric, atLeast: fractionOf(definition.atLeast) };
  return { attested: definition.attested, atLeast: fractionOf(definition.atLeast ?? "1") };
};
