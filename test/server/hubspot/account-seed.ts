import type { CrmSeed, SeedAssociation, SeedRecord } from "../../../sandbox/seed.ts";

const CREATED = "2025-03-01T12:00:00.000Z";
const COMPANY_ID = 50_000;
const DEAL_ID = 70_000;
const ITEM_ID = 90_000;

const of = (id: number, properties: Readonly<Record<string, string>>): SeedRecord => ({ id: String(id), createdAt: CREATED, properties });
const ids = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

/** How many of each; every deal has a primary company, shared when there are fewer, and this many line items of 1,000.00 each. */
export interface AccountSize {
  readonly companies: number;
  readonly deals: number;
  readonly itemsPerDeal: number;
}

/** The primary company of deal n in an account with so many companies. */
export const buyerOf = (deal: number, companies: number): string => String(COMPANY_ID + (deal % companies));

/** An account of that size. Deal n has id 70000 + n; odd ones are won, every tenth has company 50000 beside its primary one. */
export function accountOf({ companies, deals, itemsPerDeal }: AccountSize): CrmSeed {
  const link = (deal: number, type: "companies" | "line_items", id: number): SeedAssociation =>
    ({ from: { type: "deals", id: String(DEAL_ID + deal) }, to: { type, id: String(id) } });
  return {
    records: {
      companies: ids(companies).map((n) => of(COMPANY_ID + n, { name: `Company ${n}`, domain: `company-${n}.example` })),
      deals: ids(deals).map((n) => of(DEAL_ID + n, {
        dealname: `Deal ${n}`, pipeline: "default", dealstage: n % 2 === 1 ? "closedwon" : "contractsent",
        amount: itemsPerDeal === 0 ? "5000.00" : String(1_000 * itemsPerDeal), closedate: "2026-01-15T17:00:00.000Z", dealtype: "newbusiness",
      })),
      line_items: ids(deals * itemsPerDeal).map((n) => of(ITEM_ID + n, { name: `Line ${n}`, price: "1000.00", quantity: "1", amount: "1000.00", recurringbillingfrequency: "annually", hs_recurring_billing_period: "P12M" })),
    },
    associations: ids(deals).flatMap((n) => [
      link(n, "companies", COMPANY_ID + (n % companies)),
      ...(n % 10 === 3 ? [link(n, "companies", COMPANY_ID)] : []),
      ...ids(itemsPerDeal).map((item) => link(n, "line_items", ITEM_ID + n * itemsPerDeal + item)),
    ]),
  };
}
