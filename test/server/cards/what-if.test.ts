import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningApp } from "../../support/running-app.ts";
import { eventually } from "../../support/running-app.ts";
import { callCard, MANAGER, REP } from "./card-caller.ts";
import { BRIGHT, LONELY_DEAL, NOVA, OPEN_DEAL, PORTAL, startPartnerAccount } from "./partner-account.ts";

let app: RunningApp;
beforeAll(async () => {
  app = await startPartnerAccount();
  const post = (path: string, body: object) => callCard(app.url, path, { user: MANAGER, body });
  await post("/cards/attach-partner", { dealId: OPEN_DEAL, partnerId: BRIGHT });
  const { body } = await post("/cards/register-lead", { dealId: OPEN_DEAL, partnerId: BRIGHT });
  const { lead } = body as { readonly lead: { readonly id: string } };
  expect((await post("/cards/decide-lead", { leadId: lead.id, decision: "accept" })).status).toBe(200);
  await eventually("the account to be quiet", async () => (await app.server.db.prisma.dirtyDeal.count({ where: { problem: null } })) === 0
    && (await app.server.db.prisma.dealSummary.count({ where: { pending: true } })) === 0);
});
afterAll(async () => app.close());

const ask = (alternatives: unknown, dealId = OPEN_DEAL, user = REP) => callCard(app.url, "/cards/what-if", { user, body: { dealId, alternatives } });

/** Everything a question must leave alone. */
const traces = async () => {
  const { prisma } = app.server.db;
  const [jobs] = await prisma.$queryRaw<readonly { count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE state <> 'completed'`;
  const deal = await app.control("GET", `/records/deals/${OPEN_DEAL}`);
  return {
    facts: await prisma.fact.findMany({ where: { portalId: PORTAL }, orderBy: { seq: "asc" } }), ledger: await prisma.ledgerEntry.count(), leads: await prisma.lead.findMany(),
    attributions: await prisma.attribution.findMany(), audit: await prisma.auditEntry.count(), dirty: await prisma.dirtyDeal.count(), summaries: await prisma.dealSummary.findMany(), jobs, deal,
  };
};

describe("what if, asked on a deal's card", () => {
  it("answers the deal as it stands and each alternative, to a sales rep too", async () => {
    const { status, body } = await ask([{ tier: "elite" }, { tier: "elite", amount: "80000" }, { partnerId: NOVA }, { dealType: "renewal" }]);
    expect([status, body]).toMatchObject([200, {
      dealId: OPEN_DEAL,
      outcomes: [
        { change: null, fees: [{ partnerId: BRIGHT, rule: "referral", tier: "Expert", rate: "0.15", amount: { amount: "7500.00", currency: "USD" } }], difference: { amount: "0.00" } },
        { change: { tier: "elite" }, fees: [{ tier: "Elite", amount: { amount: "10000.00" } }], because: null, difference: { amount: "2500.00" } },
        { change: { tier: "elite", amount: "80000" }, total: { amount: "16000.00" }, difference: { amount: "8500.00" } },
        { change: { partnerId: NOVA }, fees: [{ partnerId: NOVA, tier: "Partner", amount: { amount: "5000.00" } }], difference: { amount: "-2500.00" } },
        { change: { dealType: "renewal" }, fees: [], because: { kind: "renewal", rule: "R-16" }, difference: { amount: "-7500.00" } },
      ],
    }]);
  });

  it("leaves no trace: no fact, no posting, no lead, no job, nothing in HubSpot", async () => {
    const before = await traces();
    app.sandbox.journal.clear();
    await ask([{ tier: "elite" }, { partnerId: NOVA }, { closedOn: "2026-01-01", amount: "1" }]);
    await ask([{ tier: "no-such-tier" }]);
    expect(await traces()).toEqual(before);
    expect(app.sandbox.journal.find({ kind: "api" })).toEqual([]);
  });

  it("answers for a deal that nobody brought", async () => {
    expect((await ask([{ tier: "elite" }], LONELY_DEAL)).body).toMatchObject({ outcomes: [{ fees: [], because: { kind: "no_lead_behind" } }, { fees: [], because: { kind: "no_lead_behind" } }] });
  });

  it.each<[string, unknown, string, string]>([
    ["a tier the program lacks", [{}, { tier: "gold" }], "alternatives.1.tier", "expected a tier of the partner's track (elite, expert, partner)"],
    ["no partner of the program", [{ partnerId: "513" }], "alternatives.0.partnerId", "expected a partner of the program"],
    ["more decimals than the currency has", [{ amount: "1.005" }], "alternatives.0.amount", "expected an amount of USD, with at most 2 decimals"],
    ["no amount", [{ amount: "12,5" }], "alternatives.0.amount", "expected a decimal string such as 1250.00"],
    ["no day", [{ closedOn: "2026-02-30" }], "alternatives.0.closedOn", "expected a day, YYYY-MM-DD"],
    ["half a month", [{ termMonths: 0.5 }], "alternatives.0.termMonths", "expected a whole number of months from 1 to 1200"],
    ["no such type", [{ dealType: "gift" }], "alternatives.0.dealType", "expected new, upgrade, expansion or renewal"],
    ["an expansion of nothing", [{ dealType: "expansion" }], "alternatives.0.dealType", "expected new, upgrade or renewal, since the deal expands no other"],
    ["no alternative", [], "alternatives", "expected a list of one to 10 alternatives"],
    ["too many", Array.from({ length: 11 }, () => ({})), "alternatives", "expected a list of one to 10 alternatives"],
  ])("names the place and the expectation for %s", async (_, alternatives, field, expected) => {
    const answer = await ask(alternatives);
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "bad_request", fields: { [field]: expect.stringContaining(expected) } } } });
  });

  it("knows no deal of another account, and takes no unsigned or wrongly put question", async () => {
    expect(await ask([{}], "999999")).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    expect(await app.server.db.prisma.dirtyDeal.count({ where: { dealId: "999999" } })).toBe(0);
    expect((await callCard(app.url, "/cards/what-if", { body: { dealId: OPEN_DEAL, alternatives: [{}] }, secret: "not-our-secret" })).status).toBe(401);
    expect((await callCard(app.url, "/cards/what-if", { body: { dealId: OPEN_DEAL, alternatives: [{}] }, portalId: 555 })).status).toBe(403);
    expect((await callCard(app.url, "/cards/what-if")).status).toBe(405);
  });
});
