import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { CrmSeed } from "../../sandbox/seed.ts";
import { Account, FIXTURE_SRC, SEED } from "./account.ts";
import { eventsIn } from "./app-server.ts";

let dataDir: string;
beforeEach(async () => { dataDir = await mkdtemp(path.join(tmpdir(), "sandbox-")); });
afterEach(async () => { await rm(dataDir, { recursive: true, force: true }); });

const log = (): string => path.join(dataDir, "sandbox.ndjson");

/** What a crash leaves: the log as it is now, with nothing closed properly. */
async function crash(account: Account): Promise<void> {
  const left = await readFile(log());
  await account.close();
  await writeFile(log(), left);
}

describe("what was acknowledged survives a crash", () => {
  test("records, their history, links, properties and the installation", async () => {
    const first = await Account.start({ dataDir });
    await first.install();
    await first.api("POST", "/crm/properties/2026-09/deals/groups", { name: "partner", label: "Partner" });
    await first.control("PATCH", "/records/deals/201", { userId: 1002, properties: { dealstage: "closedwon" } });
    const created = await first.control("POST", "/records/companies", { properties: { name: "Delta" } });
    const before = (await first.control("GET", "/records/deals/201")).body.json;
    await crash(first);

    const second = await Account.start({ dataDir });
    second.token = first.token;
    expect((await second.control("GET", "/records/deals/201")).body.json).toEqual(before);
    expect((await second.api("GET", "/crm/properties/2026-09/deals/groups/partner")).status).toBe(200);
    const next = await second.control("POST", "/records/companies", { properties: { name: "Epsilon" } });
    expect(Number(next.body.at("id"))).toBeGreaterThan(Number(created.body.at("id")));
    await second.close();
  });

  test("events that were not delivered yet go out after the restart", async () => {
    const first = await Account.start({ dataDir });
    await first.install();
    await first.control("PUT", "/trouble/webhooks", { hold: true });
    await first.control("PATCH", "/records/deals/201", { properties: { dealstage: "closedlost" } });
    await crash(first);

    const second = await Account.start({ dataDir });
    const calls = await second.app.received(1);
    expect(eventsIn(calls)).toMatchObject([{ propertyName: "dealstage", propertyValue: "closedlost" }, { propertyName: "closedate" }]);
    await second.close();
  });

  test("a last line that was torn never happened, and does not spoil what follows", async () => {
    const first = await Account.start({ dataDir });
    await crash(first);
    await appendFile(log(), '[{"kind":"record-archived","type":"deals","id":"2');
    const second = await Account.start({ dataDir });
    expect((await second.control("GET", "/records/deals")).body.at("total")).toBe(2);
    await second.control("PATCH", "/records/deals/202", { properties: { amount: "1" } });
    await crash(second);
    const third = await Account.start({ dataDir });
    expect((await third.control("GET", "/records/deals/202")).body.at("properties", "amount")).toBe("1");
    await third.close();
  });

  test("a log that is broken in the middle stops the start and says where", async () => {
    await (await Account.start({ dataDir })).close();
    await appendFile(log(), "not json\n");
    await expect(Account.start({ dataDir })).rejects.toThrow(/sandbox\.ndjson, line 2: not JSON/);
  });
});

describe("starting", () => {
  const start = (seed: CrmSeed, port = 0): ReturnType<typeof startSandbox> =>
    startSandbox({ port, host: "127.0.0.1", dataDir: null, seed, app: { baseUrl: "http://127.0.0.1:1", srcDir: FIXTURE_SRC } });
  const deal = (properties: Readonly<Record<string, string>>): CrmSeed => ({ records: { deals: [{ id: "1", createdAt: "2026-01-01T00:00:00Z", properties }] }, associations: [] });

  test("on a busy port fails as Node says it", async () => {
    const first = await start(SEED);
    await expect(start(SEED, first.port)).rejects.toMatchObject({ code: "EADDRINUSE" });
    await first.close();
  });

  test.each([
    ["an unknown property", deal({ colour: "red" }), "seed: deals 1: .*colour"],
    ["an impossible value", deal({ amount: "much" }), "seed: deals 1: .*amount"],
    ["a link to nowhere", { records: {}, associations: [{ from: { type: "deals" as const, id: "1" }, to: { type: "companies" as const, id: "2" } }] }, "seed: association with deals 1"],
  ])("with %s in the seed says which record", async (_what, seed, reason) => {
    await expect(start(seed)).rejects.toThrow(new RegExp(reason));
  });

  test("without an app project says which file is missing", async () => {
    await expect(startSandbox({ port: 0, dataDir: null, app: { baseUrl: "http://127.0.0.1:1", srcDir: "/nowhere" } })).rejects.toThrow("/nowhere/hsprofile.dev.json");
  });
});
