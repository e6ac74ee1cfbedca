import nock from "nock";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openHubSpotClient } from "../../../src/server/hubspot/client.ts";
import { listDeals } from "../../../src/server/hubspot/listing.ts";
import { pipelinesFrom } from "../../../src/server/hubspot/pipelines.ts";
import { record } from "./crm-records.ts";
import { simulatedClock } from "./simulated-clock.ts";

const API = "https://hubspot.test";
const PORTAL = 1n;
const clock = simulatedClock();
const client = openHubSpotClient({
  apiUrl: API, log: pino({ level: "silent" }), clock, signal: new AbortController().signal, tokens: { current: async () => "t", after: async () => "t" },
});

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

test("a deal with more line items than a listing shows is asked about again, others are not", async () => {
  const items = (ids: readonly string[]) => ids.map((id) => ({ id, type: "deal_to_line_item" }));
  nock(API).get("/crm/objects/2026-09/deals").query(({ after, associations }) => after === undefined && associations === "companies,line_items").reply(200, {
    results: [
      { ...record("1", { dealname: "Few" }), associations: { "line items": { results: items(["11"]) }, companies: { results: [{ id: "5", type: "deal_to_company" }, { id: "5", type: "deal_to_company_unlabeled" }] } } },
      { ...record("2", { dealname: "Many" }), associations: { "line items": { results: items(["21"]), paging: { next: { after: "21", link: "…" } } } } },
      record("3", { dealname: "None" }),
    ],
  });
  nock(API).post("/crm/associations/2026-09/deals/line_items/batch/read", { inputs: [{ id: "2" }] }).reply(200, {
    results: [{ from: { id: "2" }, to: ["21", "22"].map((toObjectId) => ({ toObjectId, associationTypes: [{ typeId: 19 }] })) }],
  });
  nock(API).post("/crm/objects/2026-09/line_items/batch/read", (body) => JSON.stringify(body).includes('"22"'))
    .reply(200, { results: ["11", "21", "22"].map((id) => record(id, { amount: "1" })) });
  const known = new Map([["5", record("5", { name: "Acme" })]]);
  const runs = [];
  for await (const run of listDeals(client, PORTAL, null, known)) runs.push(run);
  expect(runs.map(({ after }) => after)).toEqual([null]);
  expect(runs[0]?.records.map(({ deal, company, lineItems }) => [deal.id, company?.id ?? null, lineItems.map(({ id }) => id)])).toEqual([
    ["1", "5", ["11"]],
    ["2", null, ["21", "22"]],
    ["3", null, []],
  ]);
});

test("what stages mean comes from their probability, and is asked for once in ten minutes", async () => {
  const stage = (id: string, metadata: Record<string, string>) => ({ id, label: id, metadata });
  const answer = { results: [{ id: "default", label: "Sales", stages: [
    stage("closedwon", { probability: "0.4", isClosed: "false" }), stage("signed", { probability: "1.0", isClosed: "true" }),
    stage("gone", { probability: "0.0", isClosed: "true" }), stage("odd", {}),
  ] }] };
  const scope = nock(API).get("/crm/pipelines/2026-09/deals").times(2).reply(200, answer);
  const pipelines = pipelinesFrom(client, clock);
  const [stageOutcome] = await Promise.all([pipelines.stagesOf(PORTAL), pipelines.stagesOf(PORTAL)]);
  expect(["closedwon", "signed", "gone", "odd", "unknown"].map((id) => stageOutcome("default", id))).toEqual(["open", "won", "lost", "open", null]);
  expect(stageOutcome("other", "signed")).toBeNull();
  clock.advance(599_000);
  await pipelines.stagesOf(PORTAL);
  expect(scope.isDone()).toBe(false);
  clock.advance(1_000);
  await pipelines.stagesOf(PORTAL);
  expect(scope.isDone()).toBe(true);
});

test("pipelines that could not be read are asked for again", async () => {
  nock(API).get("/crm/pipelines/2026-09/deals").reply(403, { category: "MISSING_SCOPES" });
  nock(API).get("/crm/pipelines/2026-09/deals").reply(200, { results: [] });
  const pipelines = pipelinesFrom(client, clock);
  await expect(pipelines.stagesOf(PORTAL)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(pipelines.stagesOf(PORTAL)).resolves.toBeTypeOf("function");
});
