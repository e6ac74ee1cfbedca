import type { CrmSeed } from "../../../sandbox/seed.ts";

export const PARTNER = "501";
export const BUYER = "502";

const CREATED = "2025-03-01T12:00:00.000Z";
const at = (id: string, properties: Record<string, string>) => ({ id, createdAt: CREATED, properties });

/** A partner, a buyer, and two open deals of 50,000.00 with the buyer: 701 and 702. */
export const smallAccount = (): CrmSeed => ({
  records: {
    companies: [at(PARTNER, { name: "Bright Agency", domain: "bright.example" }), at(BUYER, { name: "Meridian", domain: "meridian.example" })],
    deals: ["701", "702"].map((id) => at(id, { dealname: `Deal ${id}`, pipeline: "default", dealstage: "contractsent", amount: "50000.00", dealtype: "newbusiness" })),
  },
  associations: ["701", "702"].map((id) => ({ from: { type: "deals", id }, to: { type: "companies", id: BUYER } })),
});
