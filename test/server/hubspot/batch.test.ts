import nock from "nock";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { readAssociations, readRecords, updateRecords } from "../../../src/server/hubspot/batch.ts";
import { openHubSpotClient } from "../../../src/server/hubspot/client.ts";
import { simulatedClock } from "./simulated-clock.ts";

const API = "https://hubspot.test";
const READ = "/crm/objects/2026-09/deals/batch/read";
const UPDATE = "/crm/objects/2026-09/deals/batch/update";
const LINKS = "/crm/associations/2026-09/deals/line_items/batch/read";
const PORTAL = 1n;
const sentBody = z.object({ inputs: z.array(z.object({ id: z.string() })) });
const client = openHubSpotClient({
  apiUrl: API, log: pino({ level: "silent" }), clock: simulatedClock(), signal: new AbortController().signal,
  tokens: { current: async () => "t", after: async () => "t" },
});

const deal = (id: string) => ({ id, properties: { amount: id }, createdAt: "2026-01-01T00:00:00Z", archived: false });
const failure = (category: string, ids: readonly string[]) => ({ status: "error", category, message: `about ${ids.join()}`, context: { ids } });
const partial = (results: readonly unknown[], errors: readonly unknown[]) => ({ status: "COMPLETE", results, numErrors: errors.length, errors });
const link = (id: string) => ({ toObjectId: Number(id), associationTypes: [{ category: "HUBSPOT_DEFINED", typeId: 19, label: null }] });

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

describe("reading many records", () => {
  test("a hundred a call, each id once", async () => {
    const sizes: number[] = [];
    nock(API).post(READ).times(3).reply(200, (_uri, body) => {
      const { inputs } = sentBody.parse(body);
      sizes.push(inputs.length);
      return { results: inputs.map(({ id }) => deal(id)) };
    });
    const ids = Array.from({ length: 250 }, (_, n) => String(n + 1));
    expect(await readRecords(client, PORTAL, "deals", [...ids, "1", "2"], ["amount"])).toMatchObject({ records: { length: 250 } });
    expect(sizes.toSorted()).toEqual([100, 100, 50]);
  });

  test("what is gone is left out", async () => {
    nock(API).post(READ).reply(207, partial([deal("1")], [failure("OBJECT_NOT_FOUND", ["2"])]));
    expect(await readRecords(client, PORTAL, "deals", ["1", "2"], [])).toMatchObject({ records: [{ id: "1" }], unread: new Set() });
  });

  test("a record that cannot be read just now is not taken for deleted", async () => {
    nock(API).post(READ).reply(207, partial([deal("1")], [failure("INTERNAL_ERROR", ["2"])]));
    expect(await readRecords(client, PORTAL, "deals", ["1", "2"], [])).toMatchObject({ records: [{ id: "1" }], unread: new Set(["2"]) });
  });

  test("a failure that names no record may be of any", async () => {
    nock(API).post(READ).reply(207, partial([deal("1")], [failure("INTERNAL_ERROR", [])]));
    await expect(readRecords(client, PORTAL, "deals", ["1", "2"], [])).rejects.toMatchObject({ kind: "upstream", retry: true });
  });

  test("nothing asked, nothing called", async () => {
    expect(await readRecords(client, PORTAL, "deals", [], [])).toEqual({ records: [], unread: new Set() });
    expect((await readAssociations(client, PORTAL, "deals", "line_items", [])).size).toBe(0);
  });
});

test("associations are followed to their last page, and a record without any is no error", async () => {
  nock(API).post(LINKS, { inputs: [{ id: "1" }, { id: "2" }, { id: "3" }] }).reply(207, partial([
    { from: { id: "1" }, to: [link("11")], paging: { next: { after: "11" } } },
    { from: { id: "2" }, to: [link("21")] },
  ], [{ ...failure("OBJECT_NOT_FOUND", []), subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND", context: { fromObjectId: ["3"] } }]));
  nock(API).post(LINKS, { inputs: [{ id: "1", after: "11" }] }).reply(200, { results: [{ from: { id: "1" }, to: [link("12")] }] });
  const found = await readAssociations(client, PORTAL, "deals", "line_items", ["1", "2", "3"]);
  expect([...found].map(([id, ends]) => [id, ends.map((end) => end.id)])).toEqual([["1", ["11", "12"]], ["2", ["21"]]]);
});

test("of a batch of updates, what HubSpot took, what is gone and what it refused are told apart", async () => {
  nock(API).post(UPDATE).reply(207, partial([deal("1")], [failure("OBJECT_NOT_FOUND", ["2"]), failure("VALIDATION_ERROR", ["3"]), failure("INTERNAL_ERROR", ["4"])]));
  const done = await updateRecords(client, PORTAL, "deals", ["1", "2", "3", "4"].map((id) => ({ id, properties: { amount: "1" } })));
  expect(done).toEqual({ written: ["1"], gone: ["2"], refused: [
    { id: "3", reason: "VALIDATION_ERROR: about 3", forGood: true }, { id: "4", reason: "INTERNAL_ERROR: about 4", forGood: false },
  ] });
});
