import type { Tx } from "../db/database.ts";
import { findAttribution } from "../store/attribution.ts";
import { findLead, leadsOfCompany, type Lead } from "../store/lead.ts";
import type { Execution } from "./execution.ts";

/** The lead that the enrolled deal names, whatever its state, or those of the enrolled company in these states. */
export async function leadsInQuestion(tx: Tx, portalId: bigint, object: Execution<unknown>["object"], states: readonly Lead["state"][]): Promise<readonly Lead[]> {
  if (object.type === "company") return (await leadsOfCompany(tx, portalId, object.id)).filter((lead) => states.includes(lead.state));
  const leadId = (await findAttribution(tx, portalId, object.id))?.leadId ?? null;
  const lead = leadId === null ? null : await findLead(tx, portalId, leadId);
  return lead === null ? [] : [lead];
}
