import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { latestCompanies } from "../../src/server/store/facts.ts";
import { callCard, MANAGER, REP } from "../server/cards/card-caller.ts";
import { BRIGHT, NOVA, PORTAL, startPartnerAccount } from "../server/cards/partner-account.ts";
import { eventually, type RunningApp } from "../support/running-app.ts";
import { runs } from "../support/runs.ts";

let app: RunningApp;
let accounts = 0;
beforeAll(async () => { app = await startPartnerAccount(); });
afterAll(async () => app.close());

/** A company that nobody has a claim to yet. */
const freeAccount = async (): Promise<string> => {
  accounts += 1;
  const properties = { name: `Zephyr ${"x".repeat(accounts)}ylo`, domain: `zephyr-${accounts}.example` };
  const { id } = z.object({ id: z.string() }).parse(await app.control("POST", "/records/companies", { properties, associations: [] }));
  await eventually("the company to be known", async () => (await latestCompanies(app.server.db.prisma, PORTAL, [id])).size === 1);
  return id;
};

const leadFor = async (partnerId: string, companyId: string): Promise<string> => {
  const { body } = await callCard(app.url, "/cards/register-lead", { user: REP, body: { partnerId, companyId } });
  return z.object({ lead: z.object({ id: z.string() }) }).parse(body).lead.id;
};

describe("promise 16: of n concurrent acceptances for one account exactly one wins", () => {
  test("whoever presses first, all others are told why not", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(BRIGHT, NOVA), { minLength: 2, maxLength: 6 }), async (partners) => {
      const company = await freeAccount();
      const leads: string[] = [];
      for (const partner of partners) leads.push(await leadFor(partner, company));
      const distinct = [...new Set(leads)];
      const answers = await Promise.all(distinct.map((leadId) => callCard(app.url, "/cards/decide-lead", { user: MANAGER, body: { leadId, decision: "accept", override: "agreed" } })));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...distinct.slice(1).map(() => 409)]);
    }), { ...runs(6), endOnFailure: true });
  });
});
