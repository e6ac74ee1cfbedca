import { z } from "zod";
import { AppError } from "../errors.ts";
import type { HubSpotClient } from "./client.ts";
import { API_VERSION } from "./names.ts";

/**
 * Ends an execution that answered BLOCK, with its output fields. `unknown`: HubSpot has no such execution waiting, because it
 * was ended before, went on by itself, or has not taken the BLOCK in yet. HubSpot: "Completing a blocked execution".
 */
export async function completeExecution(client: HubSpotClient, portalId: bigint, callbackId: string, outputFields: Readonly<Record<string, string>>): Promise<"completed" | "unknown"> {
  try {
    await client.call(portalId, {
      method: "POST", path: `/automation/actions/callbacks/${API_VERSION}/${encodeURIComponent(callbackId)}/complete`,
      json: { outputFields, typedOutputs: {} }, answer: z.unknown(), repeatable: true,
    });
    return "completed";
  } catch (error) {
    if (error instanceof AppError && error.kind === "not-found") return "unknown";
    throw error;
  }
}
