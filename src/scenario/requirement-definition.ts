import { z } from "zod";
import { METRICS, type PointSource, type Requirement } from "../program/program.ts";
import { decimal, fields, listOf, oneOf, someOf, text } from "./scalars.ts";
import { fractionOf } from "./fraction-of.ts";

/** What a tier asks for: a metric or attestation with its least value, or several of them, all or any. */
export type RequirementDefinition =
  | { all: RequirementDefinition[] }
  | { any: RequirementDefinition[] }
  | { metric: (typeof METRICS)[number]; atLeast: string }
  | { attested: string; atLeast?: string }
  | { points: PointSourceDefinition[]; atLeast: string; id?: string };

/** So many points for each unit of a metric or attestation. */
type PointSourceDefinition = { metric: (typeof METRICS)[number]; each: string } | { attested: string; each: string };

const pointSource: z.ZodType<PointSourceDefinition> = z.union(
  [fields({ metric: oneOf(...METRICS), each: decimal }), fields({ attested: text, each: decimal })],
  { error: "points for a metric or for something attested" },
);

/** The form of a requirement in a program definition. */
export const requirementDefinition: z.ZodType<RequirementDefinition> = z
  .lazy(() =>
    z.union(
      [
        fields({ all: listOf(requirementDefinition, "requirements") }),
        fields({ any: someOf(requirementDefinition, "requirements", "requirement") }),
        fields({ metric: oneOf(...METRICS), atLeast: decimal }),
        fields({ attested: text, atLeast: decimal.exactOptional() }),
        fields({ points: someOf(pointSource, "sources of points", "source of points"), atLeast: decimal, id: text.exactOptional() }),
      ],
      { error: "a requirement: all, any, metric, attested or points" },
    ),
  )
  .meta({ id: "requirement" });

/** The requirement as the rules take it; an attestation without a count asks for 1. */
export const requirementOf = (definition: RequirementDefinition): Requirement => {
  if ("all" in definition) return { all: definition.all.map(requirementOf) };
  if ("any" in definition) return { any: definition.any.map(requirementOf) };
  if ("metric" in definition) return { metric: definition.metric, atLeast: fractionOf(definition.atLeast) };
  if ("points" in definition) return { points: definition.points.map(pointSourceOf), atLeast: fractionOf(definition.atLeast), id: definition.id ?? "points" };
  return { attested: definition.attested, atLeast: fractionOf(definition.atLeast ?? "1") };
};

const pointSourceOf = ({ each, ...source }: PointSourceDefinition): PointSource => ({ ...source, each: fractionOf(each) });
