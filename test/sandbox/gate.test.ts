import { afterAll, beforeAll, expect, test } from "vitest";
import { Account } from "./account.ts";

let account: Account;
let clock = new Date("2026-11-22T12:00:00Z");
beforeAll(async () => {
  account = await Account.start({ now: () => clock });
  await account.install();
});
afterAll(async () => { await account.close(); });

const DEAL = "/crm/objects/2026-09/deals/201";

test("without a token, or with a wrong one, nothing is answered", async () => {
  const bare = await fetch(account.sandbox.url + DEAL);
  expect(bare.status).toBe(401);
  expect(await bare.json()).toMatchObject({ status: "error", category: "INVALID_AUTHENTICATION" });
  const wrong = await fetch(account.sandbox.url + DEAL, { headers: { authorization: "Bearer guess" } });
  expect(wrong.status).toBe(401);
});

test("a scope that was not granted is named", async () => {
  const answer = await account.api("GET", "/crm/objects/2026-09/tickets/1");
  expect([answer.status, answer.body.at("category")]).toEqual([403, "MISSING_SCOPES"]);
  expect(answer.body.at("errors", 0, "context", "requiredScopes")).toEqual(["tickets", "crm.objects.tickets.read"]);
  expect((await account.api("POST", "/crm/properties/2026-09/companies/groups", { name: "g", label: "G" })).status).toBe(403);
});

test("a hundred and ten calls in ten seconds, then a 429 with its policy, then on again", async () => {
  clock = new Date(clock.getTime() + 20_000);
  const first = await account.api("GET", DEAL);
  expect(first.headers.get("x-hubspot-ratelimit-max")).toBe("110");
  expect(first.headers.get("x-hubspot-ratelimit-remaining")).toBe("109");
  expect(first.headers.get("x-hubspot-ratelimit-interval-milliseconds")).toBe("10000");
  const statuses = await Promise.all(Array.from({ length: 110 }, async () => (await account.api("GET", DEAL)).status));
  expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  const refused = await account.api("GET", DEAL);
  expect(refused.body.json).toMatchObject({ status: "error", errorType: "RATE_LIMIT", policyName: "TEN_SECONDLY_ROLLING" });
  clock = new Date(clock.getTime() + 10_001);
  expect((await account.api("GET", DEAL)).status).toBe(200);
});
