import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { eventually, type RunningApp } from "../../support/running-app.ts";
import { callCard, REP } from "../cards/card-caller.ts";
import { BRIGHT, MERIDIAN, OPEN_DEAL, startPartnerAccount } from "../cards/partner-account.ts";

let app: RunningApp;
beforeAll(async () => {
  app = await startPartnerAccount();
  await callCard(app.url, "/cards/register-lead", { user: REP, body: { partnerId: BRIGHT, dealId: OPEN_DEAL } });
});
afterAll(async () => app.close());

const record = z.looseObject({ id: z.string(), properties: z.record(z.string(), z.string().nullable()) });
/** Waits until HubSpot shows this of the lead that the deal names. */
const shown = (property: string, value: string) => eventually(`${property} to be ${value}`, async () => {
  const { properties } = record.parse(await app.control("GET", `/records/deals/${OPEN_DEAL}`));
  return properties[property] === value;
});

it("a lead nobody has decided yet says in HubSpot when a seller begins to work its account, and when that ends", async () => {
  expect(await shown("partner_ledger_conflict", "none")).toBe(true);
  const { id } = record.parse(await app.control("POST", "/records/deals", {
    properties: { dealname: "Meridian, our own try", pipeline: "default", dealstage: "qualifiedtobuy", amount: "9000" },
    associations: [{ type: "companies", id: MERIDIAN }],
  }));
  expect(await shown("partner_ledger_conflict", "firm")).toBe(true);
  expect(await shown("partner_ledger_lead_status", "in_review")).toBe(true);
  await app.control("DELETE", `/records/deals/${id}`);
  expect(await shown("partner_ledger_conflict", "none")).toBe(true);
});

it("and when its account becomes a customer", async () => {
  await app.control("PATCH", `/records/companies/${MERIDIAN}`, { properties: { lifecyclestage: "customer" } });
  expect(await shown("partner_ledger_conflict", "firm")).toBe(true);
});
