import type { PropertyDefinition } from "../property.ts";
import { everyRecord, hubspotProperty, options } from "./define.ts";

const GROUP = "companyinformation";

/** From first contact to fan. The API moves a record only forward, unless the stage is cleared first (HubSpot: companies guide). */
export const LIFECYCLE_STAGES = options(
  ["subscriber", "Subscriber"], ["lead", "Lead"], ["marketingqualifiedlead", "Marketing Qualified Lead"], ["salesqualifiedlead", "Sales Qualified Lead"],
  ["opportunity", "Opportunity"], ["customer", "Customer"], ["evangelist", "Evangelist"], ["other", "Other"],
);

/** HubSpot's own company properties. `domain` is not unique, whatever one may think. */
export const COMPANY_PROPERTIES: readonly PropertyDefinition[] = [
  ...everyRecord(GROUP),
  hubspotProperty("name", "Company name", "string", "text", GROUP),
  hubspotProperty("domain", "Company Domain Name", "string", "text", GROUP),
  hubspotProperty("hs_additional_domains", "Additional Domains", "enumeration", "checkbox", GROUP, { readOnly: true }),
  hubspotProperty("website", "Website URL", "string", "text", GROUP),
  hubspotProperty("phone", "Phone Number", "string", "text", GROUP),
  hubspotProperty("address", "Street Address", "string", "text", GROUP),
  hubspotProperty("city", "City", "string", "text", GROUP),
  hubspotProperty("state", "State/Region", "string", "text", GROUP),
  hubspotProperty("zip", "Postal Code", "string", "text", GROUP),
  hubspotProperty("country", "Country/Region", "string", "text", GROUP),
  hubspotProperty("description", "Description", "string", "textarea", GROUP),
  hubspotProperty("industry", "Industry", "string", "text", GROUP),
  hubspotProperty("numberofemployees", "Number of Employees", "number", "number", GROUP),
  hubspotProperty("annualrevenue", "Annual Revenue", "number", "number", GROUP),
  hubspotProperty("type", "Type", "enumeration", "radio", GROUP, {
    options: options(["PROSPECT", "Prospect"], ["PARTNER", "Partner"], ["RESELLER", "Reseller"], ["VENDOR", "Vendor"], ["OTHER", "Other"]),
  }),
  hubspotProperty("lifecyclestage", "Lifecycle Stage", "enumeration", "radio", GROUP, { options: LIFECYCLE_STAGES }),
  hubspotProperty("hs_parent_company_id", "Parent Company", "number", "number", GROUP, { calculated: true }),
  hubspotProperty("num_associated_contacts", "Number of Associated Contacts", "number", "number", GROUP, { calculated: true }),
  hubspotProperty("num_associated_deals", "Number of Associated Deals", "number", "number", GROUP, { calculated: true }),
];
