import { HubSpotError } from "../hubspot-error.ts";
import type { Answer, ApiCall } from "./api-router.ts";

/** What became of one input of a batch. */
export type Outcome = { readonly ok: true; readonly result: Record<string, unknown> } | { readonly ok: false; readonly error: Record<string, unknown> };

/** HubSpot's answer to a batch: 200 or 201 when all went well, 207 with both lists when some did not. */
export function batchAnswer(outcomes: readonly Outcome[], success: number, startedAt: Date): Answer {
  const results = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.result] : []));
  const errors = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error]));
  const frame = { status: "COMPLETE", results, startedAt: startedAt.toISOString(), completedAt: startedAt.toISOString() };
  return errors.length === 0 ? { status: success, body: frame } : { status: 207, body: { ...frame, numErrors: errors.length, errors } };
}

/** Does one input's work. A refusal becomes an error of this input; so does trouble that was ordered for its id. */
export function attempt(call: ApiCall, id: string, traceId: string | undefined, work: () => Record<string, unknown>): Outcome {
  const context = { ids: [id], ...(traceId === undefined ? {} : { objectWriteTraceId: [traceId] }) };
  try {
    if (call.failing?.ids.has(id) === true) throw new HubSpotError(500, call.failing.category, `injected failure of ${id}`);
    return { ok: true, result: work() };
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error;
    return { ok: false, error: error.inBatch(context) };
  }
}
