import { createHash } from "node:crypto";
import { APP } from "../../../sandbox/account.ts";
import { PORTAL } from "../cards/partner-account.ts";

/** A record that a workflow enrolled. */
export interface Enrolled {
  readonly objectId: number;
  readonly objectType: "DEAL" | "COMPANY";
}
export const dealRecord = (id: string): Enrolled => ({ objectId: Number(id), objectType: "DEAL" });
export const companyRecord = (id: string): Enrolled => ({ objectId: Number(id), objectType: "COMPANY" });

/** Posts to a workflow action's address as HubSpot does, signed v2 (HubSpot: "Validating requests"). */
export async function callWorkflow(appUrl: string, path: string, body: object, secret: string = APP.clientSecret) {
  const url = `${appUrl}/workflow-actions/${path}`;
  const text = JSON.stringify(body);
  const signature = createHash("sha256").update(`${secret}POST${url}${text}`).digest("hex");
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json", "x-hubspot-signature": signature, "x-hubspot-signature-version": "v2" }, body: text });
  return { status: response.status, body: await response.json() as unknown };
}

/** An execution for an enrolled record; a retry has the same callback id. */
export const executionBody = (callbackId: string, object: Enrolled, inputFields: Readonly<Record<string, string>>, portalId = Number(PORTAL)) =>
  ({ callbackId, origin: { portalId, actionDefinitionId: 646, actionDefinitionVersion: 1 }, context: { source: "WORKFLOWS", workflowId: 192814114, actionId: 5 }, object, inputFields });
