import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayAt } from "../../../src/server/live-program.ts";
import { eventually, type RunningApp } from "../../support/running-app.ts";
import { acceptedLead, company, invoicePaid, story, won } from "../../ledger/story.ts";
import { callCard, MANAGER } from "./card-caller.ts";
import { BRIGHT, HISTORY, startPartnerAccount } from "./partner-account.ts";

/** Not in HubSpot any more: known from the account's history alone, and deleted as of today. */
const DEAL = "900";
const today = dayAt(Date.now(), "America/New_York");
const past = story([
  { type: "partner.joined", on: "2025-06-01", partner: BRIGHT, track: "referral", company: { id: BRIGHT, name: "Bright Agency" }, tier: "expert" },
  company("590", "Past Buyer", { on: "2025-06-01" }), ...acceptedLead("L90", BRIGHT, "Past Buyer", "2025-07-01"),
  won(DEAL, "2025-07-20", "50000", { stage: "open", closedOn: undefined, company: "590", lead: "L90" }), won(DEAL, "2025-08-01", "50000", { company: "590", lead: "L90" }), invoicePaid(DEAL, "2025-08-20"),
  won(DEAL, "2025-10-01", "40000", { company: "590", lead: "L90", closedOn: "2025-08-01" }),
].map((event, i) => ({ id: `past${i}`, ...JSON.parse(JSON.stringify(event)) }))).facts.filter(({ type }) => type !== "partner.joined");

let app: RunningApp;
beforeAll(async () => {
  app = await startPartnerAccount([...HISTORY, ...past]);
  await eventually("the deal to be missed", async () => (await callCard(app.url, `/cards/deal?dealId=${DEAL}`)).status === 404);
});
afterAll(async () => app.close());

const cardOn = async (asOf: string, dealId = DEAL) => callCard(app.url, `/cards/deal?dealId=${dealId}&asOf=${asOf}`, { user: MANAGER });

describe("a deal's card of a past day", () => {
  it("shows the deal, its lead, its fee and its postings as they were, and offers nothing to do", async () => {
    expect(await cardOn("2025-07-20")).toMatchObject({ status: 200, body: { asOf: "2025-07-20", company: { name: "Past Buyer" }, lead: { status: "accepted", decidedOn: "2025-07-02" }, fee: { state: "estimated", total: { amount: "7500.00" } }, history: [] } });
    expect((await cardOn("2025-08-10")).body).toMatchObject({ lead: { status: "won" }, fee: { state: "earned", dueOn: null }, history: [{ on: "2025-08-01", reason: "earned", amount: { amount: "7500.00" } }] });
    expect((await cardOn("2025-09-15")).body).toMatchObject({ fee: { state: "payable", dueOn: "2025-10-30" }, partner: { id: BRIGHT, tier: "Expert", role: "sourced" } });
    const { body } = await cardOn("2025-10-15");
    expect(body).toMatchObject({
      fee: { total: { amount: "6000.00" } }, history: [{ amount: { amount: "7500.00" } }, { on: "2025-10-01", amount: { amount: "-1500.00" }, reason: "corrected" }], syncing: false,
      viewer: { canAttach: false, canRegister: false, canDecide: false, canEnroll: false, canSetTier: false },
    });
    expect((await cardOn("2025-10-15")).body).toEqual(body);
  });

  it("has nothing of a day on which the deal was not there yet", async () => {
    expect(await cardOn("2025-07-19")).toEqual({ status: 404, body: { error: { code: "not_found", message: "There was no such deal in this account on 2025-07-19." } } });
    expect((await cardOn("2025-07-19", "999999")).status).toBe(404);
    expect(await app.server.db.prisma.dirtyDeal.count({ where: { dealId: "999999" } })).toBe(0);
  });

  it.each([["yesterday", "expected a day, YYYY-MM-DD"], ["2026-02-30", "expected a day, YYYY-MM-DD"], [today, `expected a day before today, ${today}`], ["2199-01-01", `expected a day before today, ${today}`]])("refuses %s", async (asOf, expected) => {
    expect(await cardOn(asOf)).toMatchObject({ status: 400, body: { error: { fields: { asOf: expected } } } });
  });

  it("is no part of today's card", async () => {
    expect((await callCard(app.url, "/cards/deal?dealId=701")).body).not.toHaveProperty("asOf");
  });
});
