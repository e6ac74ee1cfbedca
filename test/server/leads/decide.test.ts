import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { auditOf } from "../../../src/server/store/audit.ts";
import { grantRole } from "../../../src/server/store/role.ts";
import type { RunningApp } from "../../support/running-app.ts";
import { callCard, MANAGER, REP, type Answer } from "../cards/card-caller.ts";
import { BRIGHT, GLOBEX, GLOBEX_RETAIL, MERIDIAN, NOVA, OPEN_DEAL, PORTAL, startPartnerAccount, UMBRA } from "../cards/partner-account.ts";

/** A second manager; by name, since HubSpot's list of people, which says who is in which team, is read again each day. */
const OTHER_MANAGER = 1003;

let app: RunningApp;
beforeAll(async () => {
  app = await startPartnerAccount();
  const { db } = app.server;
  await grantRole(db.prisma, PORTAL, { kind: "user", id: BigInt(OTHER_MANAGER) }, "partner_manager");
});
afterAll(async () => app.close());

const register = (body: object, user = REP) => callCard(app.url, "/cards/register-lead", { user, body });
const decide = (body: object, user = MANAGER) => callCard(app.url, "/cards/decide-lead", { user, body });
const leadAnswer = z.object({ lead: z.object({ id: z.string(), status: z.string(), conflicts: z.array(z.looseObject({})) }) });
const leadOf = ({ body }: Answer) => leadAnswer.parse(body).lead;
const newLead = async (partnerId: string, companyId: string): Promise<string> => leadOf(await register({ partnerId, companyId })).id;

it("registers a lead from a deal, which then stems from it: its own open deal is no conflict", async () => {
  const answer = await register({ partnerId: BRIGHT, dealId: OPEN_DEAL });
  expect(answer).toMatchObject({ status: 200, body: { done: true, lead: {
    id: "L1", partner: { id: BRIGHT, name: "Bright Agency" }, account: { name: "Meridian Labs", companyId: MERIDIAN }, status: "submitted", decidedBy: null, conflicts: [],
  } } });
  const card = await callCard(app.url, `/cards/deal?dealId=${OPEN_DEAL}`);
  expect(card.body).toMatchObject({ partner: { id: BRIGHT, tier: "Expert", tierSince: "2025-06-01", role: "sourced" }, lead: { id: "L1" }, fee: { state: "none", because: { kind: "lead_undecided" } } });
  expect(await register({ partnerId: BRIGHT, dealId: OPEN_DEAL })).toEqual(answer);
});

it("does not take a deal from the partner who is on it", async () => {
  expect(await register({ partnerId: NOVA, dealId: OPEN_DEAL })).toMatchObject({ status: 400, body: { error: { fields: { partnerId: "another partner is attached to this deal; detach it first" } } } });
});

it("lets only partner managers decide", async () => {
  expect(await decide({ leadId: "L1", decision: "accept" }, REP)).toMatchObject({ status: 403, body: { error: { code: "not_permitted" } } });
});

it("accepts a lead once, tells who and when, and answers a repetition the same", async () => {
  const accepted = await decide({ leadId: "L1", decision: "accept" });
  expect(accepted).toMatchObject({ status: 200, body: { lead: { status: "accepted", decidedBy: "Mia Chen" } } });
  expect(await decide({ leadId: "L1", decision: "accept" })).toEqual(accepted);
  const again = await decide({ leadId: "L1", decision: "accept" }, OTHER_MANAGER);
  expect(again).toMatchObject({ status: 409, body: { error: { code: "lead_not_open", message: expect.stringMatching(/^This lead was accepted by Mia Chen on \d{4}-\d\d-\d\d\.$/) } } });
  const card = await callCard(app.url, `/cards/deal?dealId=${OPEN_DEAL}`);
  expect(card.body).toMatchObject({ fee: { state: "estimated", total: { amount: "7500.00", currency: "USD" }, parts: [{ rule: "referral", rate: "0.15", base: { amount: "50000.00" } }] } });
});

it("shows the evidence when the account is another's, and no reason lifts an accepted, open lead", async () => {
  const lead = leadOf(await register({ partnerId: NOVA, companyId: MERIDIAN }));
  expect(lead).toMatchObject({ status: "in_review", conflicts: [
    { ground: "actively_worked", strength: "firm", match: "company", record: { type: "deal", id: OPEN_DEAL, name: "Meridian platform" } },
    { ground: "already_registered", strength: "firm", match: "company", record: { type: "lead", id: "L1", name: "Meridian Labs" } },
  ] });
  expect(await decide({ leadId: lead.id, decision: "accept", override: "they asked us to" })).toMatchObject({
    status: 409, body: { error: { code: "lead_has_conflict", message: expect.stringContaining("No reason lifts that") } },
  });
});

it("asks for a reason to accept over a customer, takes it, and keeps it on record", async () => {
  const id = await newLead(BRIGHT, GLOBEX);
  expect(await decide({ leadId: id, decision: "accept" })).toMatchObject({ status: 409, body: { error: { code: "lead_has_conflict", fields: { override: expect.any(String) } } } });
  const accepted = await decide({ leadId: id, decision: "accept", override: "A new division" });
  expect(accepted).toMatchObject({ status: 200, body: { lead: { status: "accepted", reason: "A new division", conflicts: [{ ground: "existing_customer", record: { name: "Globex Inc." } }] } } });
  expect(await auditOf(app.server.db.prisma, PORTAL, `lead:${id}`)).toMatchObject([
    { actor: `user:${REP}`, action: "lead.submitted" }, { actor: `user:${MANAGER}`, action: "lead.accepted", details: { override: "A new division" } },
  ]);
});

it("finds a name that is merely alike, for a person to judge", async () => {
  const answer = leadOf(await register({ partnerId: BRIGHT, companyId: GLOBEX_RETAIL }));
  expect(answer.conflicts).toContainEqual(expect.objectContaining({ ground: "existing_customer", strength: "possible", match: "similar_name", record: { type: "company", id: GLOBEX, name: "Globex Inc." } }));
  expect(await decide({ leadId: answer.id, decision: "accept" })).toMatchObject({ status: 200 });
});

it("lets one of many managers who press at once win, and tells the others", async () => {
  const leads = [await newLead(BRIGHT, UMBRA), await newLead(NOVA, UMBRA)];
  const answers = await Promise.all(leads.flatMap((leadId) => [MANAGER, OTHER_MANAGER].map((user) => decide({ leadId, decision: "accept" }, user))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const codes = answers.filter(({ status }) => status === 409).map(({ body }) => z.object({ error: z.object({ code: z.string() }) }).parse(body).error.code);
  expect(codes.toSorted()).toEqual(["lead_has_conflict", "lead_has_conflict", "lead_not_open"]);
  const card = await callCard(app.url, `/cards/company?companyId=${UMBRA}`);
  const statuses = z.object({ leads: z.array(z.object({ status: z.string() })) }).parse(card.body).leads.map((lead) => lead.status);
  expect(statuses.toSorted()).toEqual(["accepted", "in_review"]);
});

it("rejects with a reason that is shown, and withdraws an accepted lead, after which the account is free", async () => {
  const { leads } = z.object({ leads: z.array(z.object({ id: z.string(), status: z.string() })) }).parse((await callCard(app.url, `/cards/company?companyId=${UMBRA}`)).body);
  const [open, waiting] = [leads.find((lead) => lead.status === "accepted")?.id, leads.find((lead) => lead.status === "in_review")?.id];
  expect(await decide({ leadId: waiting, decision: "reject", reason: "We are in talks already" })).toMatchObject({ status: 200, body: { lead: { status: "rejected", reason: "We are in talks already" } } });
  expect(await decide({ leadId: waiting, decision: "withdraw" })).toMatchObject({ status: 409, body: { error: { code: "lead_not_open" } } });
  expect(await decide({ leadId: open, decision: "withdraw" })).toMatchObject({ status: 200, body: { lead: { status: "withdrawn" } } });
  expect((await callCard(app.url, `/cards/company?companyId=${UMBRA}`)).body).toMatchObject({ kind: "account", partner: null, conflicts: [] });
});

it("knows no lead of another account", async () => {
  expect(await decide({ leadId: "L9999", decision: "accept" })).toEqual({ status: 404, body: { error: { code: "not_found", message: "There is no such lead in this account." } } });
});
