import type { PropertyDefinition } from "../property.ts";
import { LIFECYCLE_STAGES } from "./companies.ts";
import { everyRecord, hubspotProperty } from "./define.ts";

const GROUP = "contactinformation";

/** HubSpot's own contact properties; `email` is the one that is unique. */
export const CONTACT_PROPERTIES: readonly PropertyDefinition[] = [
  ...everyRecord(GROUP, "lastmodifieddate"),
  hubspotProperty("email", "Email", "string", "text", GROUP, { unique: true }),
  hubspotProperty("firstname", "First Name", "string", "text", GROUP),
  hubspotProperty("lastname", "Last Name", "string", "text", GROUP),
  hubspotProperty("phone", "Phone Number", "string", "text", GROUP),
  hubspotProperty("mobilephone", "Mobile Phone Number", "string", "text", GROUP),
  hubspotProperty("jobtitle", "Job Title", "string", "text", GROUP),
  hubspotProperty("company", "Company Name", "string", "text", GROUP),
  hubspotProperty("website", "Website URL", "string", "text", GROUP),
  hubspotProperty("lifecyclestage", "Lifecycle Stage", "enumeration", "radio", GROUP, { options: LIFECYCLE_STAGES }),
  hubspotProperty("associatedcompanyid", "Primary Associated Company ID", "number", "number", GROUP, { calculated: true }),
  hubspotProperty("num_associated_deals", "Number of Associated Deals", "number", "number", GROUP, { calculated: true }),
];
