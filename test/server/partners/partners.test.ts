import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Fact } from "../../../src/program/facts.ts";
import { openPortal, type Portal } from "../../../src/server/jobs/portal.ts";
import { importHistory } from "../../../src/server/partners/import-history.ts";
import { findAttribution } from "../../../src/server/store/attribution.ts";
import { auditOf } from "../../../src/server/store/audit.ts";
import { findLead } from "../../../src/server/store/lead.ts";
import { eventually, type RunningApp } from "../../support/running-app.ts";
import { callCard, MANAGER, REP } from "../cards/card-caller.ts";
import { BRIGHT, GLOBEX, HISTORY, MERIDIAN, NOVA, OPEN_DEAL, PORTAL, startPartnerAccount, UMBRA, WON_DEAL } from "../cards/partner-account.ts";

const on = (day: string) => ({ on: day, recordedOn: day });
const globex = { id: GLOBEX, name: "Globex Inc.", domain: "globex.com" };
/** Told newest first on purpose. */
const PAST: readonly Fact[] = [
  { type: "invoice.paid", id: "p6", ...on("2026-03-01"), deal: WON_DEAL, invoice: "first" },
  {
    type: "deal.updated", id: "p5", ...on("2026-02-10"), deal: WON_DEAL, company: GLOBEX, stage: "won", closedOn: "2026-02-10", dealType: "new", currency: "USD", lead: "L7",
    lines: [{ kind: "subscription", amount: { minor: 5_000_000n, currency: "USD" }, termMonths: 12 }],
  },
  { type: "lead.submitted", id: "p7", ...on("2026-02-01"), lead: "L8", partner: NOVA, company: { id: UMBRA, name: "Umbra Fashion" } },
  { type: "lead.accepted", id: "p4", ...on("2026-01-10"), lead: "L7", by: "Mia Chen" },
  { type: "lead.submitted", id: "p3", ...on("2026-01-05"), lead: "L7", partner: BRIGHT, company: globex },
  ...HISTORY,
];

let app: RunningApp;
let portal: Portal;
beforeAll(async () => {
  app = await startPartnerAccount(PAST);
  const opened = await openPortal(app.server, PORTAL);
  if (opened === null) throw new Error("not installed");
  portal = opened;
});
afterAll(async () => app.close());

const card = async (path: string, user = REP): Promise<unknown> => (await callCard(app.url, path, { user })).body;
const post = (path: string, body: object, user = REP) => callCard(app.url, path, { user, body });
const settled = (dealId: string) => eventually(`deal ${dealId} to settle`, async () => {
  const data = z.looseObject({ syncing: z.boolean() }).parse(await card(`/cards/deal?dealId=${dealId}`));
  return !data.syncing && data;
});

it("takes a program's past in once: facts, queue, and which lead a deal stems from", async () => {
  expect(await importHistory(app.server, PORTAL, PAST)).toEqual({ facts: 0, leads: 0, deals: 0 });
  const { db } = app.server;
  expect(await findLead(db.prisma, PORTAL, "L7")).toMatchObject({ state: "accepted", decidedBy: "Mia Chen", decidedOn: "2026-01-10", partnerId: BRIGHT });
  expect(await findAttribution(db.prisma, PORTAL, WON_DEAL)).toMatchObject({ partnerId: BRIGHT, leadId: "L7" });
});

it("refuses the past of an account that did not install the app", async () => {
  await expect(importHistory(app.server, 555n, PAST)).rejects.toThrow("portal 555 is not installed");
});

it("shows what a won deal earned under the imported past, with each step's rule and the ledger", async () => {
  expect(await settled(WON_DEAL)).toMatchObject({
    partner: { name: "Bright Agency", tier: "Expert", role: "sourced" }, lead: { id: "L7", status: "won", decidedBy: "Mia Chen" },
    fee: { total: { amount: "7500.00", currency: "USD" }, earnedOn: "2026-02-10", payableOn: "2026-03-01", dueOn: "2026-04-30", parts: [{ rule: "referral", rate: "0.15", base: { amount: "50000.00" } }] },
    history: [{ rule: "referral", amount: { amount: "7500.00", currency: "USD" }, reason: "earned", dueOn: "2026-04-30" }],
  });
});

it("takes in a rate agreed with the partner, and pays its deals by it though the import names none", async () => {
  const agreed = (id: string, pays: { readonly rate: { readonly num: bigint; readonly den: bigint } } | null): Fact =>
    ({ type: "partner.rate_set", id, ...on("2026-02-01"), partner: BRIGHT, fee: "referral", pays, by: "Mia Chen", reason: "launch partner" });
  // 50,000.00 at 25%, and at Expert's 15% again once it is ended.
  await importHistory(app.server, PORTAL, [agreed("r1", { rate: { num: 25n, den: 100n } })]);
  expect(await settled(WON_DEAL)).toMatchObject({ fee: { total: { amount: "12500.00" }, parts: [{ rate: "0.25" }] } });
  await importHistory(app.server, PORTAL, [agreed("r2", null)]);
  expect(await settled(WON_DEAL)).toMatchObject({ fee: { total: { amount: "7500.00" }, parts: [{ rate: "0.15" }] } });
});

it("lets only a partner manager change whose a won deal is", async () => {
  const detach = { dealId: WON_DEAL, partnerId: null };
  expect(await post("/cards/attach-partner", detach)).toMatchObject({ status: 403, body: { error: { code: "not_permitted" } } });
  expect(await settled(WON_DEAL)).toMatchObject({ viewer: { canAttach: false }, fee: { state: "due" } });
  expect(await post("/cards/attach-partner", detach, MANAGER)).toMatchObject({ status: 200 });
  expect(await settled(WON_DEAL)).toMatchObject({ fee: { state: "reversed", total: { amount: "0.00" } } });
  expect(await post("/cards/attach-partner", { dealId: WON_DEAL, partnerId: BRIGHT }, MANAGER)).toMatchObject({ status: 200, body: { lead: { id: "L7" } } });
  expect(await settled(WON_DEAL)).toMatchObject({ fee: { state: "due", total: { amount: "7500.00" } } });
});

it("gives the next lead the number after the imported ones", async () => {
  expect((await post("/cards/register-lead", { partnerId: NOVA, dealId: OPEN_DEAL })).body).toMatchObject({ lead: { id: "L9" } });
});

it("attaches a partner without a lead as one that influenced the deal, and detaches it", async () => {
  expect(await post("/cards/attach-partner", { dealId: OPEN_DEAL, partnerId: BRIGHT })).toEqual({ status: 200, body: { done: true, lead: null } });
  expect(await card(`/cards/deal?dealId=${OPEN_DEAL}`)).toMatchObject({ partner: { id: BRIGHT, role: "influenced" }, lead: null, fee: { state: "none", because: { kind: "no_lead" } } });
  expect(await post("/cards/attach-partner", { dealId: OPEN_DEAL, partnerId: null })).toMatchObject({ status: 200 });
  expect(await card(`/cards/deal?dealId=${OPEN_DEAL}`)).toMatchObject({ partner: null, fee: { because: { kind: "no_partner" } } });
});

it("attaches a partner with the lead it has for the account, and again changes nothing", async () => {
  const attached = await post("/cards/attach-partner", { dealId: OPEN_DEAL, partnerId: NOVA });
  expect(attached).toMatchObject({ status: 200, body: { lead: { id: "L9" } } });
  expect(await post("/cards/attach-partner", { dealId: OPEN_DEAL, partnerId: NOVA })).toEqual(attached);
});

it("shows a partner's company where it stands, what the next tier asks, and what it has earned", async () => {
  expect(await card(`/cards/company?companyId=${BRIGHT}`)).toMatchObject({
    kind: "partner", partnerId: BRIGHT, tier: "Expert", tierSince: "2025-06-01", joinedOn: "2025-06-01", eligibleTier: "Partner",
    next: { tier: "Elite", requirements: expect.arrayContaining([
      { id: "certifications", label: "Certifications", required: "3", actual: "0", unit: "count", met: false, anyOf: null },
      { id: "sourcedArr", label: "Sourced annual value", required: "250000.00", actual: "50000.00", unit: "money", met: false, anyOf: 1 },
      { id: "acceptedLeads", label: "Accepted leads", required: "6", actual: "1", unit: "count", met: false, anyOf: 1 },
    ]) },
    openLeads: [], feesYearToDate: [{ amount: "7500.00", currency: "USD" }], unpaid: [{ amount: "7500.00", currency: "USD" }],
  });
});

it("shows any other company with who holds it and what a lead would meet", async () => {
  expect(await card(`/cards/company?companyId=${GLOBEX}`, MANAGER)).toMatchObject({
    kind: "account", status: "customer", partner: { id: BRIGHT, name: "Bright Agency", tier: "Expert" }, leads: [{ id: "L7", status: "won" }],
    conflicts: [{ ground: "already_registered", record: { type: "lead", id: "L7", name: "Globex Inc." } }, { ground: "existing_customer" }],
    viewer: { canDecide: true, canEnroll: true },
  });
});

it("lets only partner managers enroll a company; enrolling again changes nothing", async () => {
  expect(await post("/cards/enroll-partner", { companyId: MERIDIAN })).toMatchObject({ status: 403, body: { error: { code: "not_permitted" } } });
  expect(await post("/cards/enroll-partner", { companyId: MERIDIAN, tier: "platinum" }, MANAGER)).toMatchObject({ status: 400, body: { error: { fields: { tier: expect.any(String) } } } });
  expect(await post("/cards/enroll-partner", { companyId: MERIDIAN, tier: "elite" }, MANAGER)).toEqual({ status: 200, body: { done: true, lead: null } });
  expect(await post("/cards/enroll-partner", { companyId: MERIDIAN }, MANAGER)).toMatchObject({ status: 200 });
  expect(await card(`/cards/company?companyId=${MERIDIAN}`)).toMatchObject({ kind: "partner", tier: "Elite", next: null });
});

it("still shows the leads for a company that has become a partner itself", async () => {
  expect(await card(`/cards/company?companyId=${MERIDIAN}`)).toMatchObject({ kind: "partner", openLeads: [], leadsForIt: [{ id: "L9", partner: { name: "Nova Partners" }, status: "submitted" }] });
});

describe("a tier set by hand", () => {
  const set = (tier: string, some: object = {}, user = MANAGER) =>
    post("/cards/set-tier", { companyId: NOVA, tier, on: portal.today, reason: "Approved at the review", ...some }, user);
  const nova = () => card(`/cards/company?companyId=${NOVA}`, MANAGER);
  const field = (name: string) => ({ status: 400, body: { error: { code: "bad_request", fields: { [name]: expect.any(String) } } } });

  it("is offered to a partner manager with the track's tiers", async () => {
    expect(await nova()).toMatchObject({
      viewer: { canSetTier: true }, tierChoice: { held: "partner", today: portal.today, tiers: [{ id: "partner" }, { id: "expert", name: "Expert" }, { id: "elite" }], recommended: null },
    });
    expect(await card(`/cards/company?companyId=${NOVA}`)).toMatchObject({ viewer: { canSetTier: false } });
  });

  it("counts from its day, back and forth; setting it again changes nothing", async () => {
    expect(await set("expert")).toEqual({ status: 200, body: { done: true, lead: null } });
    expect(await set("expert")).toMatchObject({ status: 200 });
    expect(await nova()).toMatchObject({ tier: "Expert", tierSince: portal.today });
    await set("partner");
    await set("expert");
    expect(await nova()).toMatchObject({ tier: "Expert" });
    const notes = await auditOf(app.server.db.prisma, PORTAL, `company:${NOVA}`);
    expect(notes.map(({ actor, action, details }) => [actor, action, details["tier"], details["on"], details["reason"]])).toEqual(
      ["expert", "partner", "expert"].map((tier) => [`user:${MANAGER}`, "partner.tier_set", tier, portal.today, "Approved at the review"]));
  });

  it("corrects what was earned since an earlier day", async () => {
    expect(await set("elite", { companyId: BRIGHT, on: "2026-02-01" })).toMatchObject({ status: 200 });
    const corrected = await eventually("the correction", async () => {
      const data = await settled(WON_DEAL);
      return (data["history"] as readonly unknown[]).length > 3 && data;
    });
    expect(corrected).toMatchObject({ partner: { tier: "Elite" }, fee: { state: "due", total: { amount: "10000.00" } } });
  });

  it("is refused for sales reps, strangers, days out of reach and tiers the program lacks", async () => {
    expect(await set("expert", {}, REP)).toMatchObject({ status: 403, body: { error: { code: "not_permitted" } } });
    expect(await set("expert", { companyId: UMBRA })).toMatchObject({ status: 404 });
    expect(await set("platinum")).toMatchObject(field("tier"));
    expect(await set("elite", { on: "2999-01-01" })).toMatchObject(field("on"));
    expect(await set("elite", { on: "2025-05-31" })).toMatchObject(field("on"));
    expect(await set("elite", { on: "2026-02-30" })).toMatchObject(field("on"));
    expect(await set("elite", { reason: " \u200b" })).toMatchObject(field("reason"));
  });
});

it("says of a deal whose lead was rejected that the partner only influenced it", async () => {
  const { body } = await post("/cards/register-lead", { partnerId: NOVA, companyId: UMBRA });
  expect(body).toMatchObject({ lead: { id: "L8" } });
  expect(await card(`/cards/deal?dealId=${OPEN_DEAL}`)).toMatchObject({ partner: { id: NOVA, role: "sourced" }, lead: { id: "L9" } });
  expect(await post("/cards/decide-lead", { leadId: "L9", decision: "reject", reason: "Not theirs" }, MANAGER)).toMatchObject({ status: 200 });
  expect(await card(`/cards/deal?dealId=${OPEN_DEAL}`)).toMatchObject({ partner: { id: NOVA, role: "influenced" }, lead: { status: "rejected" } });
});
