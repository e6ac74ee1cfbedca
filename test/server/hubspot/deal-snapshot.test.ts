import { describe, expect, test } from "vitest";
import { toCompanySnapshot } from "../../../src/server/hubspot/company.ts";
import { toDealSnapshot, type DealContext, type DealReading } from "../../../src/server/hubspot/deal-snapshot.ts";
import type { DealRecord } from "../../../src/server/hubspot/deal.ts";
import { context, record, wonDeal } from "./crm-records.ts";

const read = (deal: DealRecord, known: Partial<DealContext> = {}): DealReading => {
  const result = toDealSnapshot(deal, context(known));
  if (!result.ok) throw new Error(`${result.problem.property}: ${result.problem.expected}`);
  return result.value;
};
const problemOf = (deal: DealRecord, known: Partial<DealContext> = {}) => {
  const result = toDealSnapshot(deal, context(known));
  return result.ok ? null : result.problem;
};
const freeCompany = record("5010", { name: "Acme Robotics", partner_ledger_free_plan: "true" });

test("a won deal as the rules see it, whole", () => {
  const reading = read(wonDeal({ notes_last_updated: "2026-01-15T03:00:00Z", partner_ledger_invoice_paid_on: "2026-02-10", deal_currency_code: "EUR" }));
  expect(reading).toEqual({
    snapshot: {
      type: "deal.updated", deal: "7001", company: "5010", stage: "won", closedOn: "2026-01-15", dealType: "new", currency: "EUR",
      lines: [{ kind: "subscription", amount: { minor: 5_000_000n, currency: "EUR" }, termMonths: 12 }], lastActivityOn: "2026-01-14",
    },
    invoicePaidOn: "2026-02-10",
  });
});

describe("won, lost or open", () => {
  test.each([
    ["true", "true", "won"],
    ["true", "false", "lost"],
    ["false", "false", "open"],
  ])("closed %s and won %s is %s, whatever the stage is called", (hs_is_closed, hs_is_closed_won, stage) => {
    expect(read(wonDeal({ dealstage: "stage_4711", hs_is_closed, hs_is_closed_won })).snapshot.stage).toBe(stage);
  });

  test("where HubSpot has not computed it, the pipeline's stage decides", () => {
    const deal = wonDeal({ hs_is_closed: null, hs_is_closed_won: null, dealstage: "signed", pipeline: "partners" });
    expect(read(deal, { stageOutcome: (pipeline, stage) => (pipeline === "partners" && stage === "signed" ? "won" : null) }).snapshot.stage).toBe("won");
    expect(problemOf(deal)?.property).toBe("dealstage");
  });

  test("an open deal has no close date, even if one is expected", () => {
    expect(read(wonDeal({ hs_is_closed: "false", hs_is_closed_won: "false" })).snapshot).not.toHaveProperty("closedOn");
  });
});

describe("the close date", () => {
  test.each([
    ["2026-02-01T03:30:00Z", "2026-01-31"],
    ["2026-02-01T05:00:00Z", "2026-02-01"],
    ["2026-07-01T03:59:59Z", "2026-06-30"],
    ["1769916600000", "2026-01-31"],
  ])("%s is %s in New York", (closedate, day) => {
    expect(read(wonDeal({ closedate })).snapshot.closedOn).toBe(day);
  });

  test.each([null, "soon", "20260115", "+275760-09-13T00:00:00Z"])("a won deal closed %s is set aside: no day is made up", (closedate) => {
    expect(problemOf(wonDeal({ closedate }))).toMatchObject({ objectType: "deals", id: "7001", property: "closedate", value: closedate });
  });
});

describe("the deal's type", () => {
  const earlier = { initialDealOf: () => "6000" };
  test.each<[string, DealRecord, Partial<DealContext>, string, string | undefined]>([
    ["new business", wonDeal(), {}, "new", undefined],
    ["no type", wonDeal({ dealtype: null }), earlier, "new", undefined],
    ["new business of a free account", wonDeal({}, { company: freeCompany }), {}, "upgrade", undefined],
    ["an upgrade whose win ended the free plan", wonDeal(), { lastTypeOf: () => "upgrade" }, "upgrade", undefined],
    ["existing business after a won deal", wonDeal({ dealtype: "existingbusiness" }), earlier, "expansion", "6000"],
    ["existing business of unknown beginnings", wonDeal({ dealtype: "existingbusiness" }), {}, "renewal", undefined],
    ["existing business that is itself the first deal", wonDeal({ dealtype: "existingbusiness" }), { initialDealOf: () => "7001" }, "renewal", undefined],
    ["a type chosen by hand", wonDeal({ dealtype: "newbusiness", partner_ledger_deal_type: "renewal" }), earlier, "renewal", undefined],
    ["an expansion with its initial deal named", wonDeal({ partner_ledger_deal_type: "expansion", partner_ledger_expands_deal: "6100" }), earlier, "expansion", "6100"],
    ["a deal that names one but expands nothing", wonDeal({ partner_ledger_expands_deal: "6100" }), {}, "new", undefined],
  ])("%s", (_case, deal, known, dealType, expands) => {
    const { snapshot } = read(deal, known);
    expect([snapshot.dealType, snapshot.expands]).toEqual([dealType, expands]);
  });

  test("an expansion of nothing known asks for the initial deal", () => {
    expect(problemOf(wonDeal({ partner_ledger_deal_type: "expansion" }))?.property).toBe("partner_ledger_expands_deal");
  });

  test("a type outside the list is set aside", () => {
    expect(problemOf(wonDeal({ partner_ledger_deal_type: "barter" }))).toMatchObject({ property: "partner_ledger_deal_type", value: "barter" });
  });
});

test("a deal without a company is bought by somebody who matches nobody", () => {
  expect(read(wonDeal({}, { company: null })).snapshot.company).toBe("deal:7001");
});

test("a deal without a currency of its own is in the account's", () => {
  expect(read(wonDeal(), { currency: "JPY" }).snapshot.currency).toBe("JPY");
  expect(problemOf(wonDeal({ deal_currency_code: "dollars" }))?.property).toBe("deal_currency_code");
});

test("an invoice day that is no day is set aside", () => {
  expect(problemOf(wonDeal({ partner_ledger_invoice_paid_on: "10.02.2026" }))?.property).toBe("partner_ledger_invoice_paid_on");
  expect(read(wonDeal({ partner_ledger_invoice_paid_on: "1770681600000" })).invoicePaidOn).toBe("2026-02-10");
});

describe("a company", () => {
  test.each([
    ["a lead in the making", { lifecyclestage: "lead" }, "prospect"],
    ["a customer", { lifecyclestage: "customer" }, "customer"],
    ["a customer of the free product", { lifecyclestage: "customer", partner_ledger_free_plan: "true" }, "free"],
    ["no stage at all", {}, "prospect"],
  ])("%s", (_case, properties, status) => {
    const snapshot = toCompanySnapshot(record("5", { name: "Acme", domain: "acme.example", hs_parent_company_id: "4", ...properties }));
    expect(snapshot).toEqual({ ok: true, value: { type: "company.updated", company: { id: "5", name: "Acme", domain: "acme.example", parent: "4" }, status } });
  });

  test("without a name it goes by its domain, and without both it is set aside", () => {
    const named = toCompanySnapshot(record("5", { name: " ", domain: "acme.example" }));
    expect(named.ok && named.value.company).toEqual({ id: "5", name: "acme.example", domain: "acme.example" });
    expect(toCompanySnapshot(record("5", { name: null })).ok).toBe(false);
  });
});
