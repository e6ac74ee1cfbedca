import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import { associate, dissociate } from "../crm/associate.ts";
import type { RecordKey } from "../crm/record.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import { associationSpecs, defaultLinks, linkedPair, readsBoth, shownLink, writesBoth } from "./associations.ts";
import { parseBody } from "./api-router.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import { attempt, batchAnswer } from "./batch-answer.ts";
import type { Outcome } from "./batch-answer.ts";
import { pagingTo, typeParam, versioned } from "./read-query.ts";
import { found } from "../crm/write-record.ts";

/** Source: HubSpot, associations guide. */
const MOST_READS = 1_000;
const MOST_WRITES = 2_000;
const PAGE = 500;

const end = z.object({ id: z.union([z.string(), z.number()]).transform(String) });
const readBody = z.object({ inputs: z.array(end.extend({ after: z.string().optional() })).min(1).max(MOST_READS) });
const createBody = z.object({ inputs: z.array(z.object({ from: end, to: end, types: associationSpecs })).min(1).max(MOST_WRITES) });
const pairsBody = z.object({ inputs: z.array(z.object({ from: end, to: end })).min(1).max(MOST_WRITES) });
const archiveBody = z.object({ inputs: z.array(z.object({ from: end, to: z.array(end).min(1) })).min(1).max(MOST_WRITES) });

/** Links of many records. Source: OpenAPI CRM Associations 2026-09. */
export function associationBatchRoutes(api: ApiRouter, state: AccountState): void {
  const batch = (verb: string): readonly string[] => versioned(`/crm/associations/V/:type/:toType/batch/${verb}`);
  const needs = writesBoth("type", "toType");
  api.on("post", batch("read"), { needs: readsBoth("type", "toType"), handle: (call) => readLinks(state, call) });
  api.on("post", batch("create"), { needs, handle: (call) => createLinks(state, call) });
  api.on("post", batch("associate/default"), { needs, handle: (call) => createDefaults(state, call) });
  api.on("post", batch("archive"), { needs, handle: (call) => archiveLinks(state, call) });
  api.on("post", batch("labels/archive"), { needs, handle: (call) => archiveLabels(state, call) });
}

/** A record without links is left out of the results and named among the errors, which makes the answer a 207. */
function readLinks(state: AccountState, call: ApiCall): Answer {
  const { inputs } = parseBody(readBody, call.body);
  const [type, toType] = [typeParam(call.params), typeParam(call.params, "toType")];
  const outcomes = inputs.map((input) => attempt(call, input.id, undefined, () => {
    const from = found(state.crm, type, input.id);
    const links = state.crm.associations.of(from, toType).filter((link) => state.crm.find(toType, link.toId) !== null);
    if (links.length === 0) throw notFound(`No ${toType} is associated with ${type} ${from.id}.`, { fromObjectId: [from.id] });
    const start = Number(input.after ?? "0");
    if (!Number.isInteger(start)) throw invalid(`after: ${input.after ?? ""} is not a paging cursor`);
    return {
      from: { id: from.id },
      to: links.slice(start, start + PAGE).map((link) => shownLink(type, toType, link.toId, link.typeIds)),
      ...pagingTo(links.length > start + PAGE ? String(start + PAGE) : null),
    };
  }));
  return batchAnswer(outcomes, 200, call.now);
}

function keys(call: ApiCall, from: { readonly id: string }, to: { readonly id: string }): readonly [RecordKey, RecordKey] {
  return [{ type: typeParam(call.params), id: from.id }, { type: typeParam(call.params, "toType"), id: to.id }];
}

function createLinks(state: AccountState, call: ApiCall): Answer {
  const outcomes = parseBody(createBody, call.body).inputs.map((input) => attempt(call, input.from.id, undefined, () => {
    const [from, to] = keys(call, input.from, input.to);
    const typeIds = input.types.map((type) => type.associationTypeId);
    associate(state, from, { to, typeIds }, call.source, call.now);
    return linkedPair(from, to, typeIds);
  }));
  return batchAnswer(outcomes, 201, call.now);
}

/** Errors come in a 200 here: HubSpot documents no 207 for this call, and a 200 that may hold errors. */
function createDefaults(state: AccountState, call: ApiCall): Answer {
  const outcomes = parseBody(pairsBody, call.body).inputs.flatMap((input): readonly Outcome[] => {
    const [from, to] = keys(call, input.from, input.to);
    let links: readonly Record<string, unknown>[] = [];
    const outcome = attempt(call, from.id, undefined, () => {
      links = defaultLinks(from, to, associate(state, from, { to, typeIds: null }, call.source, call.now));
      return {};
    });
    return outcome.ok ? links.map((result) => ({ ok: true, result })) : [outcome];
  });
  return { ...batchAnswer(outcomes, 200, call.now), status: 200 };
}

/** Archiving answers a batch without results, unlike that of records, which is a 204. */
function archiveLinks(state: AccountState, call: ApiCall): Answer {
  for (const input of parseBody(archiveBody, call.body).inputs) {
    for (const other of input.to) {
      const [from, to] = keys(call, input.from, other);
      dissociate(state, from, to, null, call.source, call.now);
    }
  }
  return batchAnswer([], 200, call.now);
}

function archiveLabels(state: AccountState, call: ApiCall): Answer {
  for (const input of parseBody(createBody, call.body).inputs) {
    const [from, to] = keys(call, input.from, input.to);
    dissociate(state, from, to, input.types.map((type) => type.associationTypeId), call.source, call.now);
  }
  return batchAnswer([], 200, call.now);
}
