import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EMPTY_SEED } from "../../../sandbox/seed.ts";
import { startRunningApp, type RunningApp } from "../../support/running-app.ts";
import { signedHeaders } from "../../support/signed-request.ts";

const PORTAL = 20260901;
let app: RunningApp;
let url: string;
beforeAll(async () => {
  app = await startRunningApp(EMPTY_SEED);
  url = `${app.url}/webhooks/hubspot`;
});
afterAll(async () => app.close());
beforeEach(async () => {
  await app.server.db.prisma.inboxEvent.deleteMany();
});

const event = (changes: Record<string, unknown> = {}) => ({
  eventId: 1, subscriptionId: 7, portalId: PORTAL, appId: 3110042, occurredAt: 1_790_000_000_000, attemptNumber: 0,
  subscriptionType: "object.propertyChange", objectTypeId: "0-3", objectId: 424242, propertyName: "dealstage", propertyValue: "closedwon", ...changes,
});
const post = (body: string | Uint8Array<ArrayBuffer>, headers = signedHeaders("POST", url, body)) => fetch(url, { method: "POST", body, headers });
const inbox = () => app.server.db.prisma.inboxEvent.findMany({ orderBy: { payload: "asc" } });
const kept = async () => (await inbox()).map(({ status, reason }) => [status, reason]);

describe("an unsigned, stale or forged delivery", () => {
  const body = JSON.stringify([event()]);
  it.each<[string, () => Record<string, string>]>([
    ["unsigned", () => ({ "content-type": "application/json" })],
    ["stale", () => signedHeaders("POST", url, body, Date.now() - 300_500)],
    ["signed with another secret", () => signedHeaders("POST", url, body, Date.now(), "another secret")],
    ["signed for another body", () => signedHeaders("POST", url, `${body} `)],
    ["signed for the host it claims", () => ({ ...signedHeaders("POST", "https://evil.example/webhooks/hubspot", body), "x-forwarded-host": "evil.example" })],
  ])("%s: 401, nothing stored, one line without the secret", async (_what, headers) => {
    const before = app.lines.length;
    const answer = await post(body, headers());
    expect([answer.status, await inbox()]).toEqual([401, []]);
    expect(await answer.text()).not.toMatch(/stack|at \/|secret/i);
    const lines = app.lines.slice(before).filter((line) => line.includes("signature"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain("not-for-production");
  });
});

describe("a delivery that is not what we take", () => {
  it.each<[number, string, (body: string) => Promise<Response>]>([
    [413, "larger than 1 MB", () => post(JSON.stringify([event({ propertyValue: "x".repeat(1_048_576) })]))],
    [415, "labelled as text", (body) => post(body, { ...signedHeaders("POST", url, body), "content-type": "text/plain" })],
    [415, "compressed", (body) => post(body, { ...signedHeaders("POST", url, body), "content-encoding": "gzip" })],
    [405, "by another method", () => fetch(url, { method: "PUT", body: "[]" })],
    [405, "by GET", () => fetch(url)],
  ])("%i: %s", async (status, _what, send) => {
    expect([(await send(JSON.stringify([event()]))).status, await inbox()]).toEqual([status, []]);
  });

  it("431: a header bomb", async () => {
    expect((await fetch(url, { headers: { "x-bomb": "x".repeat(20_000) } })).status).toBe(431);
  });

  it("400: two Host headers", async () => {
    const { port } = new URL(url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.write("GET /healthz HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\nConnection: close\r\n\r\n"));
      let text = "";
      socket.on("data", (chunk) => { text += chunk.toString(); }).on("end", () => { resolve(text); }).on("error", reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe("an authentic delivery", () => {
  it("is stored once, however often it comes", async () => {
    const body = JSON.stringify([event(), event({ eventId: 2 })]);
    const headers = signedHeaders("POST", url, body);
    const statuses = new Set<number>();
    for (let round = 0; round < 50; round += 1) {
      for (const answer of await Promise.all(Array.from({ length: 20 }, () => post(body, headers)))) statuses.add(answer.status);
    }
    expect([[...statuses], await kept()]).toEqual([[204], [["received", null], ["received", null]]]);
  });

  it("is the same event when only the attempt differs", async () => {
    await post(JSON.stringify([event()]));
    await post(JSON.stringify([event({ attemptNumber: 3 })]));
    expect(await inbox()).toHaveLength(1);
  });

  it("sets malformed events aside, and takes their neighbours", async () => {
    const answer = await post(JSON.stringify([event(), null, 7, "x", [], {}, event({ portalId: "x" }), event({ objectId: undefined }), event({ objectId: -1 }), event({ eventId: 3, objectTypeId: "0-999" })]));
    expect(answer.status).toBe(204);
    const statuses = (await inbox()).map(({ status }) => status);
    expect([statuses.filter((status) => status === "received").length, statuses.filter((status) => status === "quarantined").length]).toEqual([2, 8]);
  });

  it.each<[string, () => string | Uint8Array<ArrayBuffer>]>([
    ["no JSON", () => "{"],
    ["no list", () => JSON.stringify(event())],
    ["a byte order mark", () => "\uFEFF[]"],
    ["invalid UTF-8", () => Uint8Array.from([0x5b, 0x22, 0xff, 0x22, 0x5d])],
    ["40,000 brackets", () => `${"[".repeat(40_000)}${"]".repeat(40_000)}`],
    ["an id beyond 2^53", () => `[${JSON.stringify(event()).replace("424242", "9007199254740993")}]`],
    ["an id beyond 64 bits", () => JSON.stringify([event({ objectId: "9".repeat(19) })])],
    ["more events than HubSpot can send", () => JSON.stringify(Array.from({ length: 10_001 }, (_none, nth) => nth))],
    ["a merge of more records than there are", () => JSON.stringify([event({ subscriptionType: "object.merge", mergedObjectIds: Array.from({ length: 101 }, (_none, nth) => nth + 1) })])],
  ])("that makes no sense (%s) is answered 204 and set aside", async (_what, body) => {
    expect((await post(body())).status).toBe(204);
    expect((await inbox()).map(({ status }) => status)).toEqual(["quarantined"]);
  });

  it.each<[string, string]>([
    ["NUL in a value", JSON.stringify([event({ propertyValue: "a\0b", propertyName: "deal\0stage" })])],
    ["half a surrogate pair", `[${JSON.stringify(event()).replace("closedwon", "\\ud83d")}]`],
    ["__proto__ and a duplicate key", `[{"__proto__":{"portalId":1},${JSON.stringify(event()).slice(1).replace('"eventId":1', '"eventId":1,"eventId":1')}]`],
    ["an absurd date", JSON.stringify([event({ occurredAt: 8.64e15 + 1 })])],
    ["types of tomorrow", JSON.stringify([event({ subscriptionType: "object.teleported", extra: { deep: [1] } })])],
  ])("with %s is taken like any other", async (_what, body) => {
    expect((await post(body)).status).toBe(204);
    expect(await kept()).toEqual([["received", null]]);
  });

  it("of an account that never installed the app is answered and dropped", async () => {
    expect((await post(JSON.stringify([event({ portalId: 5 })]))).status).toBe(204);
    expect(await inbox()).toEqual([]);
  });
});
