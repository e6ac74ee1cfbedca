import type { AccountCompany, PartnerCompany, RequirementProgress } from "@partner-ledger/contracts/company-card";
import type { DealCardData, DealFee, DealPartner, Viewer } from "@partner-ledger/contracts/deal-card";
import type { ConflictView, LeadView } from "@partner-ledger/contracts/lead";

/** A sales rep attaches and registers; deciding and enrolling are a manager's. */
export const REP: Viewer = { canAttach: true, canRegister: true, canDecide: false, canEnroll: false, canSetTier: false };
export const MANAGER: Viewer = { canAttach: true, canRegister: true, canDecide: true, canEnroll: true, canSetTier: true };
export const ONLOOKER: Viewer = { canAttach: false, canRegister: false, canDecide: false, canEnroll: false, canSetTier: false };

export const aConflict = (some: Partial<ConflictView> = {}): ConflictView => ({
  ground: "existing_customer", strength: "firm", match: "domain", record: { type: "company", id: "9001", name: "Acme Inc." },
  matched: "acme.com", since: "2026-01-20", ...some,
});

export const aLead = (some: Partial<LeadView> = {}): LeadView => ({
  id: "L7", partner: { id: "5001", name: "Northwind Consulting" }, account: { name: "Acme Inc.", companyId: "9001" }, status: "submitted",
  submittedOn: "2026-03-01", decidedOn: null, decidedBy: null, reason: null, conflicts: [], ...some,
});

const usd = (amount: string) => ({ kind: "money", money: { amount, currency: "USD" } }) as const;

export const aFee = (some: Partial<DealFee> = {}): DealFee => ({
  state: "estimated", total: { amount: "7500.00", currency: "USD" }, earnedOn: null, payableOn: null, dueOn: null, paidOn: null, because: null,
  parts: [
    {
      rule: "referral", base: { amount: "50000.00", currency: "USD" }, rate: "0.15", amount: { amount: "7500.00", currency: "USD" },
      why: [
        {
          kind: "deal_fee", rule: "R-12",
          inputs: { dealKind: "new", pay: { kind: "rate", rate: "0.15" }, tier: { name: "Expert", since: "2025-03-01" }, closedOn: "2026-02-03", credit: null },
          steps: [{ terms: [{ value: usd("50000.00") }, { operator: "×", value: { kind: "rate", rate: "0.15" } }], result: usd("7500.00") }],
        },
        {
          kind: "first_year_value", rule: "R-10", inputs: { value: { amount: "50000.00", currency: "USD" }, services: 0, products: null, left: null },
          steps: [{ terms: [{ value: usd("150000.00") }, { operator: "×", value: { kind: "share", of: 12, in: 36, unit: "months" } }], result: usd("50000.00") }],
        },
      ],
    },
  ],
  ...some,
});

export const aPartner = (some: Partial<DealPartner> = {}): DealPartner => ({
  id: "5001", name: "Northwind Consulting", tier: "expert", tierSince: "2025-03-01", role: "sourced", ...some,
});

export const aDeal = (some: Partial<DealCardData> = {}): DealCardData => ({
  dealId: "42", dealName: "Acme – new business", company: { id: "9001", name: "Acme Inc." }, program: { name: "Fullstory partner program", currency: "USD" },
  viewer: REP, partner: aPartner(), lead: aLead({ status: "accepted", decidedOn: "2026-03-03", decidedBy: "Mia Chen" }), fee: aFee(), history: [],
  syncing: false, version: "v1", ...some,
});

export const aRequirement = (some: Partial<RequirementProgress> = {}): RequirementProgress => ({
  id: "certifications", label: "Certifications", required: "3", actual: "2", unit: "count", met: false, anyOf: null, ...some,
});

export const aPartnerCompany = (some: Partial<PartnerCompany> = {}): PartnerCompany => ({
  kind: "partner", companyId: "5001", name: "Northwind Consulting", program: { name: "Fullstory partner program", currency: "USD" }, viewer: MANAGER, version: "v1",
  partnerId: "5001", track: "referral", tier: "expert", tierSince: "2025-03-01", joinedOn: "2024-06-01", eligibleTier: "partner",
  next: { tier: "elite", year: 2026, requirements: [aRequirement()] }, openLeads: [], leadsForIt: [],
  tierChoice: { held: "expert", tiers: [{ id: "partner", name: "Partner" }, { id: "expert", name: "Expert" }, { id: "elite", name: "Elite" }], today: "2026-11-26", recommended: null },
  feesYearToDate: [{ amount: "12000.00", currency: "USD" }], unpaid: [], ...some,
});

export const anAccount = (some: Partial<AccountCompany> = {}): AccountCompany => ({
  kind: "account", companyId: "9001", name: "Acme Inc.", program: { name: "Fullstory partner program", currency: "USD" }, viewer: REP, version: "v1",
  status: "prospect", partner: null, leads: [], conflicts: [], ...some,
});
