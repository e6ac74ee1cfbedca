import type { CompanyCardData } from "@partner-ledger/contracts/company-card";
import type { Tx } from "../db/database.ts";
import { isPartnerToday } from "../partners/membership.ts";
import type { Portal } from "../jobs/portal.ts";
import { latestCompanies } from "../store/facts.ts";
import { accountCard } from "./account-card.ts";
import { cardVersion } from "./card-version.ts";
import { partnerCard } from "./partner-card.ts";
import type { SignedUser } from "./signed-user.ts";

/** What the company card shows: a partner's own page for a partner, the account's for every other. Null for a company the portal does not have. */
export async function companyCard(tx: Tx, portal: Portal, user: SignedUser, companyId: string): Promise<CompanyCardData | null> {
  const company = (await latestCompanies(tx, portal.portalId, [companyId])).get(companyId);
  if (company === undefined) return null;
  const data = (await isPartnerToday(tx, portal, companyId)) ? await partnerCard(tx, portal, user, company) : await accountCard(tx, portal, user, company);
  return { ...data, version: cardVersion(data) };
}
