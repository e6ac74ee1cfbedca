import nock from "nock";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../../../src/server/errors.ts";
import { openHubSpotClient, type Call, type Tokens } from "../../../src/server/hubspot/client.ts";
import { simulatedClock } from "./simulated-clock.ts";

const API = "https://hubspot.test";
const PORTAL = 20260901n;

const read: Call<{ id: string }> = { method: "POST", path: "/crm/objects/2026-09/deals/batch/read", json: { inputs: [] }, answer: z.object({ id: z.string() }), repeatable: true };
const create: Call<{ id: string }> = { ...read, path: "/crm/objects/2026-09/notes", repeatable: false };
const good = { id: "1" };

/** A client, its time, and every line it logged. Tokens are numbered, so that a log can be searched for them. */
function opened() {
  const lines: string[] = [];
  const clock = simulatedClock();
  const closing = new AbortController();
  let issued = 1;
  const tokens: Tokens = {
    current: async () => `secret-token-${issued}`,
    after: async () => {
      issued += 1;
      return `secret-token-${issued}`;
    },
  };
  const log = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
  const client = openHubSpotClient({ apiUrl: API, tokens, log, clock, signal: closing.signal });
  return { client, clock, closing, lines, call: <T>(call: Call<T>) => client.call(PORTAL, call) };
}

const caught = (promise: Promise<unknown>): Promise<AppError> =>
  promise.then(() => expect.fail("the call went well"), (error: unknown) => (error instanceof AppError ? error : expect.fail(String(error))));

beforeAll(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});

test("a call carries the token and its body, and answers what HubSpot answered", async () => {
  const scope = nock(API, { reqheaders: { authorization: "Bearer secret-token-1", "content-type": "application/json" } })
    .post("/crm/objects/2026-09/deals/batch/read", { inputs: [] }).query({ archived: "false" }).reply(200, { ...good, more: true });
  await expect(opened().call({ ...read, query: { archived: "false" } })).resolves.toEqual(good);
  expect(scope.isDone()).toBe(true);
});

describe("an answer that is not what it was to be", () => {
  test.each<[string, (interceptor: nock.Interceptor) => nock.Scope]>([
    ["a gateway's HTML with 200", (on) => on.reply(200, "<html>moment please</html>", { "content-type": "text/html" })],
    ["half a body", (on) => on.reply(200, '{"id": "1')],
    ["a reset", (on) => on.replyWithError(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }))],
    ["502 in HTML", (on) => on.reply(502, "<h1>Bad gateway</h1>", { "content-type": "text/html" })],
    ["504 without a body", (on) => on.reply(504)],
  ])("%s: a read is repeated, a create is left to its job", async (_case, misbehave) => {
    misbehave(nock(API).post(read.path));
    nock(API).post(read.path).reply(200, good);
    await expect(opened().call(read)).resolves.toEqual(good);
    misbehave(nock(API).post(create.path));
    const untouched = nock(API).post(create.path).reply(200, good);
    expect(await caught(opened().call(create))).toMatchObject({ kind: "upstream", retry: true });
    expect(untouched.isDone()).toBe(false);
  });

  test("another shape is an error that names the place, not a crash further on", async () => {
    nock(API).post(read.path).reply(200, { id: 1 });
    const error = await caught(opened().call(read));
    expect(error).toMatchObject({ kind: "upstream", retry: true });
    expect(error.message).toContain("at id:");
  });
});

describe("limits", () => {
  const body = (policyName: string) => ({ status: "error", message: "slow down", errorType: "RATE_LIMIT", correlationId: "c0ffee", policyName });

  test("a 429 keeps the whole account waiting as long as its policy says", async () => {
    nock(API).post(read.path).reply(429, body("TEN_SECONDLY_ROLLING"));
    nock(API).post(read.path).reply(200, good);
    const { call, clock } = opened();
    await call(read);
    expect(clock.waits).toEqual([10_000]);
  });

  test("Retry-After is heard", async () => {
    nock(API).post(create.path).reply(429, body("SECONDLY"), { "retry-after": "2" });
    nock(API).post(create.path).reply(200, good);
    const { call, clock } = opened();
    await call(create);
    expect(clock.waits).toEqual([2_000]);
  });

  test("the daily limit puts the job off and asks nothing more", async () => {
    nock(API).post(read.path).reply(429, body("DAILY"));
    expect(await caught(opened().call(read))).toMatchObject({ kind: "rate-limited", retry: true, retryAfterMs: 3_600_000 });
  });

  test("four failures are enough; the job goes on later", async () => {
    const scope = nock(API).post(read.path).times(4).reply(503);
    const { call, clock } = opened();
    expect(await caught(call(read))).toMatchObject({ kind: "upstream", retry: true });
    expect(scope.isDone()).toBe(true);
    expect(clock.waits).toHaveLength(3);
  });

  test("when the burst is nearly used up the next call waits a second", async () => {
    nock(API).post(read.path).twice().reply(200, good, { "x-hubspot-ratelimit-remaining": "2" });
    const { call, clock } = opened();
    await call(read);
    await call(read);
    expect(clock.waits).toEqual([1_000]);
  });
});

test("a refused token is replaced once, and then it is over", async () => {
  nock(API, { reqheaders: { authorization: "Bearer secret-token-1" } }).post(create.path).reply(401, { category: "EXPIRED_AUTHENTICATION" });
  nock(API, { reqheaders: { authorization: "Bearer secret-token-2" } }).post(create.path).reply(200, good);
  await expect(opened().call(create)).resolves.toEqual(good);
  const scope = nock(API).post(create.path).twice().reply(401, { category: "EXPIRED_AUTHENTICATION" });
  expect(await caught(opened().call(create))).toMatchObject({ kind: "unauthorized", retry: false });
  expect(scope.isDone()).toBe(true);
});

test.each([
  [400, "bad-request"],
  [403, "forbidden"],
  [404, "not-found"],
  [409, "conflict"],
] as const)("%d is %s, is not repeated, and keeps HubSpot's correlation id", async (status, kind) => {
  nock(API).post(read.path).reply(status, { status: "error", category: "VALIDATION_ERROR", message: "no", correlationId: "c0ffee" });
  const error = await caught(opened().call(read));
  expect(error).toMatchObject({ kind, retry: false, context: { portalId: "20260901", status, correlationId: "c0ffee" } });
  expect(error.publicMessage).not.toContain("VALIDATION");
});

test("no token reaches a log line or an error", async () => {
  nock(API).post(read.path).reply(401, { message: "secret-token-1 is expired", correlationId: "c0ffee" });
  nock(API).post(read.path).reply(401, { message: "secret-token-2 is expired", correlationId: "c0ffee" });
  const { call, lines } = opened();
  const error = await caught(call(read));
  expect(lines.join("")).toContain("c0ffee");
  expect(lines.join("") + error.stack + JSON.stringify(error)).not.toContain("secret-token");
});

test("closing ends a call that waits", async () => {
  nock(API).post(read.path).delay(60_000).reply(200, good);
  const { call, closing } = opened();
  const waiting = call(read);
  closing.abort(new Error("closing"));
  await expect(waiting).rejects.toThrow("closing");
});
