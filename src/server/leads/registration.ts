import type { Registration } from "../../program/conflict.ts";
import type { CompanyRef } from "../../program/facts.ts";
import type { Lead } from "../store/lead.ts";

/** The account a stored lead names, as it was submitted. */
export const registrationOf = ({ leadId, partnerId, companyId, accountName, domain }: Lead): Registration =>
  ({ lead: leadId, partner: partnerId, company: companyRef(companyId, accountName, domain) });

/** A company by whatever is known of it. */
export const companyRef = (id: string | null, name: string, domain: string | null): CompanyRef =>
  ({ ...(id === null ? {} : { id }), name, ...(domain === null ? {} : { domain }) });
