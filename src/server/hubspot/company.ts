import type { CompanyUpdated } from "../../program/facts.ts";
import { COMPANY_INPUTS } from "./names.ts";
import { bad, good, textOf, type CrmRecord, type Read } from "./record.ts";

/** What a company is now: a `company.updated` fact that still lacks its id and days. */
export type CompanySnapshot = Omit<CompanyUpdated, "id" | "on" | "recordedOn">;

/**
 * A company as the rules see it. Who uses only the free product is `free`, whatever the life cycle stage says, since
 * HubSpot has no stage for it (R-8: a free account is not an existing customer). A company without a name goes by its domain.
 */
export function toCompanySnapshot(company: CrmRecord): Read<CompanySnapshot> {
  const domain = textOf(company, "domain");
  const name = textOf(company, "name") ?? domain;
  if (name === null) return bad("companies", company, "name", "a name or a domain");
  const parent = textOf(company, "hs_parent_company_id");
  return good({
    type: "company.updated",
    company: { id: company.id, name, ...(domain === null ? {} : { domain }), ...(parent === null ? {} : { parent }) },
    status: onFreePlan(company) ? "free" : textOf(company, "lifecyclestage") === "customer" ? "customer" : "prospect",
  });
}

/** True when the account has told us that this company uses the free product only. */
export const onFreePlan = (company: CrmRecord): boolean => textOf(company, COMPANY_INPUTS.freePlan) === "true";
