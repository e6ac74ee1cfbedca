/** HubSpot's names, here and nowhere else. */

/** The API's date version; it ends every family's prefix: `/crm/objects/2026-09/deals`. */
export const API_VERSION = "2026-09";

/** Object types as paths call them. */
export type ObjectType = "deals" | "companies" | "line_items";

/** Object type ids, as webhook events and record URLs call them. */
export const OBJECT_TYPE_IDS: Readonly<Record<ObjectType, string>> = { deals: "0-3", companies: "0-2", line_items: "0-8" };

/** HubSpot's own association types; a primary company is also associated by the plain type. */
export const ASSOCIATION_TYPE_IDS = { dealToPrimaryCompany: 5 } as const;

/** The property group that holds everything of ours, on deals and on companies. */
export const PROPERTY_GROUP = "partner_ledger";

/** Deal properties we write, for people to filter and report by. */
export const DEAL_OUTPUTS = {
  partner: "partner_ledger_partner",
  tier: "partner_ledger_tier",
  leadStatus: "partner_ledger_lead_status",
  conflict: "partner_ledger_conflict",
  fee: "partner_ledger_fee",
  feeCurrency: "partner_ledger_fee_currency",
  feeStatus: "partner_ledger_fee_status",
} as const;

/** Deal properties of ours that people fill in. */
export const DEAL_INPUTS = {
  dealType: "partner_ledger_deal_type",
  expandsDeal: "partner_ledger_expands_deal",
  invoicePaidOn: "partner_ledger_invoice_paid_on",
} as const;

/** Company properties we write. */
export const COMPANY_OUTPUTS = { partnerTier: "partner_ledger_partner_tier" } as const;
/** Company properties of ours that people fill in. */
export const COMPANY_INPUTS = { freePlan: "partner_ledger_free_plan" } as const;

/** What we read of a deal: HubSpot's default properties, what people fill in for us, and what we wrote, to see whether it still stands. */
export const DEAL_PROPERTIES = [
  "dealname", "dealstage", "pipeline", "amount", "closedate", "dealtype", "deal_currency_code", "hs_is_closed", "hs_is_closed_won", "notes_last_updated",
  ...Object.values(DEAL_INPUTS), ...Object.values(DEAL_OUTPUTS),
];

/** What we read of a company. */
export const COMPANY_PROPERTIES = ["name", "domain", "lifecyclestage", "hs_parent_company_id", COMPANY_INPUTS.freePlan] as const;

/** What we read of a line item. */
export const LINE_ITEM_PROPERTIES = [
  "name", "amount", "hs_product_id", "hs_sku", "recurringbillingfrequency", "hs_recurring_billing_period", "hs_recurring_billing_start_date", "hs_line_item_currency_code",
] as const;
