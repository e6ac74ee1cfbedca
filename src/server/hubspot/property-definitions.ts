import { COMPANY_INPUTS, COMPANY_OUTPUTS, DEAL_INPUTS, DEAL_OUTPUTS, PROPERTY_GROUP } from "./names.ts";
import { CONFLICT_OPTIONS, DEAL_TYPE_OPTIONS, FEE_STATUS_OPTIONS, LEAD_STATUS_OPTIONS } from "./property-options.ts";

/** A property as HubSpot is asked to create it (HubSpot: "Properties"). */
export interface PropertyDefinition {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly groupName: string;
  readonly type: "string" | "number" | "date" | "bool" | "enumeration";
  readonly fieldType: "text" | "number" | "date" | "booleancheckbox" | "select";
  readonly options?: readonly PropertyOption[];
}

export interface PropertyOption {
  readonly label: string;
  readonly value: string;
  readonly displayOrder: number;
  readonly hidden: boolean;
}

const optionsOf = (labels: Readonly<Record<string, string>>): readonly PropertyOption[] =>
  Object.entries(labels).map(([value, label], displayOrder) => ({ label, value, displayOrder, hidden: false }));

const text = (name: string, label: string, description: string): PropertyDefinition =>
  ({ name, label, description, groupName: PROPERTY_GROUP, type: "string", fieldType: "text" });

const choice = (name: string, label: string, labels: Readonly<Record<string, string>>, description: string): PropertyDefinition =>
  ({ name, label, description, groupName: PROPERTY_GROUP, type: "enumeration", fieldType: "select", options: optionsOf(labels) });

const WRITTEN = "Kept by Partner Ledger; changes by hand are overwritten.";

/** Every property of ours on deals, in the order in which the group shows them. */
export const DEAL_PROPERTY_DEFINITIONS: readonly PropertyDefinition[] = [
  text(DEAL_OUTPUTS.partner, "Partner", `The partner this deal is attributed to. ${WRITTEN}`),
  text(DEAL_OUTPUTS.tier, "Partner tier", `The partner's tier: on the close date of a won deal, today otherwise. ${WRITTEN}`),
  choice(DEAL_OUTPUTS.leadStatus, "Partner lead status", LEAD_STATUS_OPTIONS, `Where the lead this deal names stands. ${WRITTEN}`),
  choice(DEAL_OUTPUTS.conflict, "Partner lead conflict", CONFLICT_OPTIONS, `Whether the lead's account is taken already. ${WRITTEN}`),
  { name: DEAL_OUTPUTS.fee, label: "Partner fee", description: `What the partner earns on this deal; an estimate while it is open. ${WRITTEN}`, groupName: PROPERTY_GROUP, type: "number", fieldType: "number" },
  text(DEAL_OUTPUTS.feeCurrency, "Partner fee currency", `ISO code of the currency the partner fee is in. ${WRITTEN}`),
  choice(DEAL_OUTPUTS.feeStatus, "Partner fee status", FEE_STATUS_OPTIONS, `How far the partner fee has come on its way to the partner. ${WRITTEN}`),
  choice(DEAL_INPUTS.dealType, "Deal type for partner fees", DEAL_TYPE_OPTIONS, "Decides which partner fee applies. Empty: taken from the deal type and the company."),
  text(DEAL_INPUTS.expandsDeal, "Expands deal", "For an expansion: the record id of the initial deal. Empty: the company's first won deal."),
  { name: DEAL_INPUTS.invoicePaidOn, label: "First invoice paid on", description: "The day the customer's first invoice was paid. Partner fees become payable on it.", groupName: PROPERTY_GROUP, type: "date", fieldType: "date" },
];

/** Every property of ours on companies. */
export const COMPANY_PROPERTY_DEFINITIONS: readonly PropertyDefinition[] = [
  text(COMPANY_OUTPUTS.partnerTier, "Partner tier", `The company's own tier in the partner program. ${WRITTEN}`),
  {
    name: COMPANY_INPUTS.freePlan, label: "Free plan", description: "The company uses the free product only, so a partner may register it.", groupName: PROPERTY_GROUP,
    type: "bool", fieldType: "booleancheckbox",
    options: [{ label: "Yes", value: "true", displayOrder: 0, hidden: false }, { label: "No", value: "false", displayOrder: 1, hidden: false }],
  },
];
