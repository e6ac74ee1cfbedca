import type { DealRecord } from "../../../src/server/hubspot/deal.ts";
import type { DealContext } from "../../../src/server/hubspot/deal-snapshot.ts";
import type { CrmRecord } from "../../../src/server/hubspot/record.ts";

/** A record as HubSpot answers it. */
export const record = (id: string, properties: Readonly<Record<string, string | null>>): CrmRecord => ({ id, properties: { ...properties } });

/** A deal won on 15 January 2026 in New York for 50,000.00 USD by company 5010, unless told otherwise. */
export const wonDeal = (
  properties: Readonly<Record<string, string | null>> = {}, around: Partial<Omit<DealRecord, "deal">> = {},
): DealRecord => ({
  deal: record("7001", {
    dealname: "Acme – platform", dealstage: "closedwon", pipeline: "default", hs_is_closed: "true", hs_is_closed_won: "true",
    closedate: "2026-01-15T17:00:00Z", amount: "50000.00", dealtype: "newbusiness", ...properties,
  }),
  company: record("5010", { name: "Acme Robotics", domain: "acme.example" }),
  lineItems: [],
  ...around,
});

/** A New York account in USD that knows of nothing else. */
export const context = (known: Partial<DealContext> = {}): DealContext => ({
  timeZone: "America/New_York",
  currency: "USD",
  stageOutcome: () => null,
  initialDealOf: () => null,
  lastTypeOf: () => null,
  ...known,
});
