import type { LeadView } from "@partner-ledger/contracts/lead";
import { indexFacts } from "../../program/history.ts";
import { standing } from "../../program/judge.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { statusToday } from "../leads/still-open.ts";
import { loadSlice } from "../store/fact-slice.ts";
import type { Lead } from "../store/lead.ts";
import { leadView } from "./lead-view.ts";
import { namesFor } from "./names.ts";

/** One lead as it stands now, with the conflicts kept with it: what an action answers. */
export async function leadAnswer(tx: Tx, portal: Portal, lead: Lead): Promise<LeadView> {
  const facts = await loadSlice(tx, portal.portalId, { leads: [lead.leadId] });
  const records = { program: portal.program, history: indexFacts(facts), judged: standing(facts) };
  const names = await namesFor(tx, portal.portalId, { leads: [lead], conflicts: lead.conflicts });
  return leadView(lead, statusToday(records, portal, lead.leadId), lead.conflicts, names);
}
