import { z } from "zod";
import type { HubSpotClient } from "./client.ts";
import type { Clock } from "./clock.ts";
import { API_VERSION } from "./names.ts";

/** What a stage means for a deal in it. */
export type StageOutcome = "open" | "won" | "lost";

const pipelinesAnswer = z.object({
  results: z.array(z.object({
    id: z.string(),
    stages: z.array(z.object({ id: z.string(), metadata: z.record(z.string(), z.string()) })),
  })),
});

/** Stages of an account's deal pipelines. */
export interface Pipelines {
  /** Reads them if they are older than ten minutes. The answer knows every stage there was then; null for one it does not know. */
  stagesOf(portalId: bigint): Promise<(pipeline: string, stage: string) => StageOutcome | null>;
}

const FRESH_MS = 600_000;

/** Pipelines by account; accounts rename and add stages now and then, so they are kept for a while and not for ever. */
export function pipelinesFrom(client: HubSpotClient, clock: Clock): Pipelines {
  const kept = new Map<bigint, { readonly until: number; readonly stages: Promise<ReadonlyMap<string, StageOutcome>> }>();
  return {
    async stagesOf(portalId) {
      let entry = kept.get(portalId);
      if (!entry || entry.until <= clock.now()) {
        entry = { until: clock.now() + FRESH_MS, stages: readStages(client, portalId) };
        kept.set(portalId, entry);
        entry.stages.catch(() => kept.delete(portalId));
      }
      const stages = await entry.stages;
      return (pipeline, stage) => stages.get(stageKey(pipeline, stage)) ?? null;
    },
  };
}

const stageKey = (pipeline: string, stage: string): string => JSON.stringify([pipeline, stage]);

async function readStages(client: HubSpotClient, portalId: bigint): Promise<ReadonlyMap<string, StageOutcome>> {
  const { results } = await client.call(portalId, { method: "GET", path: `/crm/pipelines/${API_VERSION}/deals`, answer: pipelinesAnswer, repeatable: true });
  return new Map(results.flatMap((pipeline) => pipeline.stages.map((stage) => [stageKey(pipeline.id, stage.id), outcomeOf(stage.metadata)] as const)));
}

/** A probability of 1 is won, of 0 lost (HubSpot: "Pipelines"). */
function outcomeOf(metadata: Readonly<Record<string, string>>): StageOutcome {
  const probability = Number(metadata["probability"] ?? Number.NaN);
  if (probability === 1) return "won";
  return probability === 0 ? "lost" : "open";
}
