import type { PropertyDefinition } from "../property.ts";
import { everyRecord, hubspotProperty, options, YES_NO } from "./define.ts";

const GROUP = "dealinformation";
const calculated = { calculated: true };

/** HubSpot's own deal properties. `pipeline` and `dealstage` get their options from the pipelines. */
export const DEAL_PROPERTIES: readonly PropertyDefinition[] = [
  ...everyRecord(GROUP),
  hubspotProperty("dealname", "Deal Name", "string", "text", GROUP),
  hubspotProperty("pipeline", "Pipeline", "enumeration", "select", GROUP),
  hubspotProperty("dealstage", "Deal Stage", "enumeration", "radio", GROUP),
  hubspotProperty("amount", "Amount", "number", "number", GROUP),
  hubspotProperty("amount_in_home_currency", "Amount in company currency", "number", "number", GROUP, calculated),
  hubspotProperty("deal_currency_code", "Currency", "enumeration", "select", GROUP, {
    options: options(["USD", "US Dollar"], ["EUR", "Euro"], ["GBP", "British Pound"], ["JPY", "Japanese Yen"], ["CAD", "Canadian Dollar"],
      ["AUD", "Australian Dollar"], ["CHF", "Swiss Franc"], ["KWD", "Kuwaiti Dinar"]),
  }),
  hubspotProperty("closedate", "Close Date", "datetime", "date", GROUP),
  hubspotProperty("dealtype", "Deal Type", "enumeration", "radio", GROUP, {
    options: options(["newbusiness", "New Business"], ["existingbusiness", "Existing Business"]),
  }),
  hubspotProperty("description", "Deal Description", "string", "textarea", GROUP),
  hubspotProperty("closed_lost_reason", "Closed Lost Reason", "string", "textarea", GROUP),
  hubspotProperty("closed_won_reason", "Closed Won Reason", "string", "textarea", GROUP),
  hubspotProperty("hs_next_step", "Next step", "string", "text", GROUP),
  hubspotProperty("hs_priority", "Priority", "enumeration", "select", GROUP, { options: options(["low", "Low"], ["medium", "Medium"], ["high", "High"]) }),
  hubspotProperty("hs_is_closed", "Is Deal Closed?", "bool", "booleancheckbox", GROUP, { calculated: true, options: YES_NO }),
  hubspotProperty("hs_is_closed_won", "Is Closed Won", "bool", "booleancheckbox", GROUP, { calculated: true, options: YES_NO }),
  hubspotProperty("hs_deal_stage_probability", "Deal probability", "number", "number", GROUP, calculated),
  hubspotProperty("hs_mrr", "Monthly recurring revenue", "number", "number", GROUP, calculated),
  hubspotProperty("hs_arr", "Annual recurring revenue", "number", "number", GROUP, calculated),
  hubspotProperty("hs_acv", "Annual contract value", "number", "number", GROUP, calculated),
  hubspotProperty("hs_tcv", "Total contract value", "number", "number", GROUP, calculated),
  hubspotProperty("num_associated_contacts", "Number of Associated Contacts", "number", "number", GROUP, calculated),
  hubspotProperty("hs_num_of_associated_line_items", "Number of Associated Line Items", "number", "number", GROUP, calculated),
];
