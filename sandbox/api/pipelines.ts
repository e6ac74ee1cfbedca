import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import type { Pipeline, PipelineStage, PipelineType } from "../crm/pipeline.ts";
import { storedValue } from "../crm/record.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import { parseBody } from "./api-router.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import type { Needs } from "./gate.ts";
import { flagOf, param, typeParam, versioned } from "./read-query.ts";

type Params = Readonly<Record<string, string>>;

const reads = (params: Params): Needs => (typeOf(params) === "deals" ? [["crm.objects.deals.read", "crm.schemas.deals.read"]] : [["tickets"]]);
const writes = (params: Params): Needs => (typeOf(params) === "deals" ? [["crm.schemas.deals.write"]] : [["tickets"]]);

const metadata = z.record(z.string(), z.string());
const stageInput = z.object({ label: z.string().min(1), displayOrder: z.int(), metadata, stageId: z.string().optional() });
const pipelineInput = z.object({ label: z.string().min(1), displayOrder: z.int(), stages: z.array(stageInput).max(100), pipelineId: z.string().optional() });
const pipelineReplacement = pipelineInput.omit({ pipelineId: true });
const pipelinePatch = z.object({ label: z.string().min(1).optional(), displayOrder: z.int().optional() });
const stagePatch = z.object({ label: z.string().min(1).optional(), displayOrder: z.int().optional(), metadata: metadata.optional() });

/** Pipelines of deals and tickets. Source: OpenAPI CRM Pipelines 2026-09. */
export function pipelineRoutes(api: ApiRouter, state: AccountState): void {
  const collection = versioned("/crm/pipelines/V/:type");
  const single = versioned("/crm/pipelines/V/:type/:id");
  const stages = versioned("/crm/pipelines/V/:type/:id/stages");
  const stage = versioned("/crm/pipelines/V/:type/:id/stages/:stageId");
  api.on("get", collection, { needs: reads, handle: ({ params }) => ({ status: 200, body: { results: state.crm.pipelines(typeOf(params)).map(publicPipeline) } }) });
  api.on("post", collection, { needs: writes, handle: (call) => create(state, call) });
  api.on("get", single, { needs: reads, handle: ({ params }) => ({ status: 200, body: publicPipeline(pipelineOf(state, params)) }) });
  api.on("patch", single, {
    needs: writes,
    handle: ({ params, body }) => {
      const { label, displayOrder } = parseBody(pipelinePatch, body);
      const pipeline = pipelineOf(state, params);
      return { status: 200, body: publicPipeline(define(state, params, { ...pipeline, label: label ?? pipeline.label, displayOrder: displayOrder ?? pipeline.displayOrder })) };
    },
  });
  api.on("put", single, { needs: writes, handle: (call) => replace(state, call) });
  api.on("delete", single, { needs: writes, handle: (call) => remove(state, call) });
  api.on("get", stages, { needs: reads, handle: ({ params }) => ({ status: 200, body: { results: pipelineOf(state, params).stages.map(publicStage) } }) });
  api.on("post", stages, { needs: writes, handle: (call) => addStage(state, call) });
  api.on("get", stage, { needs: reads, handle: ({ params }) => ({ status: 200, body: publicStage(stageOf(state, params)) }) });
  api.on("patch", stage, { needs: writes, handle: (call) => changeStage(state, call) });
  api.on("put", stage, { needs: writes, handle: (call) => replaceStage(state, call) });
  api.on("delete", stage, { needs: writes, handle: (call) => removeStage(state, call) });
}

function typeOf(params: Params): PipelineType {
  const type = typeParam(params);
  if (type !== "deals" && type !== "tickets") throw invalid(`${type} have no pipelines`);
  return type;
}

function pipelineOf(state: AccountState, params: Params): Pipeline {
  const id = param(params, "id");
  const pipeline = state.crm.pipeline(typeOf(params), id);
  if (pipeline === null) throw notFound(`Pipeline ${id} does not exist`, { id: [id] });
  return pipeline;
}

function stageOf(state: AccountState, params: Params): PipelineStage {
  const id = param(params, "stageId");
  const stage = pipelineOf(state, params).stages.find((one) => one.id === id);
  if (stage === undefined) throw notFound(`Stage ${id} does not exist`, { id: [id] });
  return stage;
}

/** Deal stages carry a probability; whether they are closed follows from it. */
function checkedStage(params: Params, input: Omit<PipelineStage, "id">, id: string): PipelineStage {
  if (typeOf(params) === "tickets") return { ...input, id };
  const probability = input.metadata["probability"] ?? "";
  if (!/^(0(\.\d+)?|1(\.0+)?)$/.test(probability)) throw invalid(`stage ${input.label}: metadata.probability must be "0.0" to "1.0"`);
  return { ...input, id, metadata: { ...input.metadata, isClosed: String([0, 1].includes(Number(probability))) } };
}

function define(state: AccountState, params: Params, pipeline: Pipeline): Pipeline {
  state.commit([{ kind: "pipeline-defined", pipelineType: typeOf(params), pipeline }]);
  return pipeline;
}

function create(state: AccountState, { params, body }: ApiCall): Answer {
  const { label, displayOrder, stages, pipelineId } = parseBody(pipelineInput, body);
  const id = pipelineId ?? randomUUID();
  if (state.crm.pipeline(typeOf(params), id) !== null) throw invalid(`Pipeline ${id} already exists`);
  const checked = stages.map(({ stageId, ...stage }) => checkedStage(params, stage, stageId ?? randomUUID()));
  return { status: 201, body: publicPipeline(define(state, params, { id, label, displayOrder, stages: checked })) };
}

/** All of a pipeline but its id; stages that are not named again go, unless a check was asked for and records are in them. */
function replace(state: AccountState, { params, query, body }: ApiCall): Answer {
  const before = pipelineOf(state, params);
  const { label, displayOrder, stages } = parseBody(pipelineReplacement, body);
  const checked = stages.map(({ stageId, ...stage }) => checkedStage(params, stage, stageId ?? randomUUID()));
  refuseWhileUsed(state, params, query, before.stages.filter((stage) => !checked.some((one) => one.id === stage.id)));
  return { status: 200, body: publicPipeline(define(state, params, { id: before.id, label, displayOrder, stages: checked })) };
}

function addStage(state: AccountState, { params, body }: ApiCall): Answer {
  const { stageId, ...input } = parseBody(stageInput, body);
  const stage = checkedStage(params, input, stageId ?? randomUUID());
  const pipeline = pipelineOf(state, params);
  define(state, params, { ...pipeline, stages: [...pipeline.stages, stage] });
  return { status: 201, body: publicStage(stage) };
}

function changeStage(state: AccountState, { params, body }: ApiCall): Answer {
  const pipeline = pipelineOf(state, params);
  const before = stageOf(state, params);
  const { label = before.label, displayOrder = before.displayOrder, metadata: changed = {} } = parseBody(stagePatch, body);
  const stage = checkedStage(params, { label, displayOrder, metadata: { ...before.metadata, ...changed } }, before.id);
  define(state, params, { ...pipeline, stages: pipeline.stages.map((one) => (one.id === stage.id ? stage : one)) });
  return { status: 200, body: publicStage(stage) };
}

function replaceStage(state: AccountState, { params, body }: ApiCall): Answer {
  const pipeline = pipelineOf(state, params);
  const { id } = stageOf(state, params);
  const { stageId: _, ...input } = parseBody(stageInput, body);
  const stage = checkedStage(params, input, id);
  define(state, params, { ...pipeline, stages: pipeline.stages.map((one) => (one.id === id ? stage : one)) });
  return { status: 200, body: publicStage(stage) };
}

/** `validateReferencesBeforeDelete` and, for deals, `validateDealStageUsagesBeforeDelete` protect records; their defaults differ by version. */
function remove(state: AccountState, { params, query }: ApiCall): Answer {
  const pipeline = pipelineOf(state, params);
  refuseWhileUsed(state, params, query, pipeline.stages);
  state.commit([{ kind: "pipeline-removed", pipelineType: typeOf(params), id: pipeline.id }]);
  return { status: 204 };
}

function removeStage(state: AccountState, { params, query }: ApiCall): Answer {
  const [pipeline, stage] = [pipelineOf(state, params), stageOf(state, params)];
  refuseWhileUsed(state, params, query, [stage]);
  define(state, params, { ...pipeline, stages: pipeline.stages.filter((one) => one.id !== stage.id) });
  return { status: 204 };
}

function refuseWhileUsed(state: AccountState, params: Params, query: URLSearchParams, stages: readonly PipelineStage[]): void {
  if (!flagOf(query, "validateReferencesBeforeDelete") && !flagOf(query, "validateDealStageUsagesBeforeDelete")) return;
  const type = typeOf(params);
  const ids = new Set(stages.map((stage) => stage.id));
  const used = state.crm.all(type).filter((record) => record.archivedAt === null && ids.has(storedValue(record, type === "deals" ? "dealstage" : "hs_pipeline_stage") ?? ""));
  if (used.length > 0) throw invalid(`${String(used.length)} ${type} are still in there`);
}

const MADE_AT = "2025-01-01T00:00:00.000Z";

/** Source: OpenAPI `Pipeline`. */
function publicPipeline(pipeline: Pipeline): Record<string, unknown> {
  return { ...pipeline, stages: pipeline.stages.map(publicStage), archived: false, createdAt: MADE_AT, updatedAt: MADE_AT };
}

/** Source: OpenAPI `PipelineStage`. */
function publicStage(stage: PipelineStage): Record<string, unknown> {
  return { ...stage, writePermissions: "CRM_PERMISSIONS_ENFORCEMENT", archived: false, createdAt: MADE_AT, updatedAt: MADE_AT };
}
