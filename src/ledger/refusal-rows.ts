import type { Day } from "../program/calendar.ts";
import { companyName } from "../program/account-index.ts";
import { conflictExplanations } from "../program/conflict-explanation.ts";
import { explain, type Explanation, type Rule } from "../program/explanation.ts";
import { countsFrom, type Decision, type LeadDecision } from "../program/facts.ts";
import { lastRecorded } from "../program/history.ts";
import { unknownIn, type PlainFact, type Unknown } from "../program/known.ts";
import { partnerName } from "../program/membership.ts";
import type { Records, RefusedDecision } from "../program/records.ts";
import type { RefusalRow } from "./book.ts";

/** Events that the rules forbid, and those that name something unknown by a day. */
export const refusalRows = (records: Records, asOf: Day): readonly RefusalRow[] => [
  ...records.judged.refused.map((refused) => ({ event: refused.decision.id, reason: refused.reason, why: () => whyRefused(records, refused) })),
  ...records.history.plain.flatMap(({ fact }) => {
    const unknown = unknownIn(fact, records.history.known, asOf);
    return unknown ? [{ event: fact.id, reason: unknown.reason, why: () => [whyUnknown(unknown, ruleNaming(fact, unknown))] }] : [];
  }),
];

const whyRefused = (records: Records, { decision, reason, found, status }: RefusedDecision): readonly Explanation[] => {
  const { on } = decision;
  switch (reason) {
    case "unknown_lead":
      return [whyUnknown({ reason, name: "lead" in decision ? decision.lead : "" }, "R-9")];
    case "unknown_partner":
      return [whyUnknown({ reason, name: "partner" in decision ? decision.partner : "" }, "R-15")];
    case "lead_not_open":
      return [explain("refused_as_decided", "R-9", { account: accountNamed(records, decision), on, step: stepOf(decision), status: status ?? "submitted" })];
    case "lead_has_conflict":
      return whyInConflict(records, decision, found ?? []);
    case "already_managed":
      return [explain("refused_as_managed", "R-15", managedInputs(records, decision))];
  }
};

const whyInConflict = (records: Records, decision: Decision, conflicts: NonNullable<RefusedDecision["found"]>): readonly Explanation[] => {
  const submission = "lead" in decision ? lastRecorded(records.history.leads.get(decision.lead), countsFrom(decision)) : null;
  if (decision.type !== "lead.accepted" || !submission) return [];
  const { on, by, override: reason = null } = decision;
  return [
    explain("refused_for_conflict", "R-9", { account: submission.company.name, on, by, reason }),
    ...conflictExplanations(records, { submission, conflicts, on, acceptance: null }, countsFrom(decision)),
  ];
};

const accountNamed = ({ history }: Records, decision: Decision): string =>
  "lead" in decision ? lastRecorded(history.leads.get(decision.lead), countsFrom(decision))?.company.name ?? decision.lead : decision.company;

const stepOf = ({ type }: Decision): "accept" | "reject" | "withdraw" => STEPS[type as LeadDecision["type"]];

const STEPS = { "lead.accepted": "accept", "lead.rejected": "reject", "lead.withdrawn": "withdraw" } as const;

const managedInputs = ({ history }: Records, decision: Decision) => {
  const known = countsFrom(decision);
  const [partner, company] = "partner" in decision ? [decision.partner, decision.company] : ["", ""];
  const said = decision.type === "managed.confirmed" ? "confirmation" as const : "notice" as const;
  return { partner: partnerName(history, partner, known), company: companyName(history, company, known), on: decision.on, said };
};

const whyUnknown = ({ reason, name }: Unknown, rule: Rule): Explanation => explain("refused_as_unknown", rule, { what: WHAT[reason], name });

const WHAT = { unknown_partner: "partner", unknown_lead: "lead", unknown_deal: "deal", unknown_subscription: "subscription" } as const;

/** The rule for which what is named has to be there. */
const ruleNaming = ({ type }: PlainFact, { reason }: Unknown): Rule => {
  if (reason === "unknown_deal") return type === "invoice.paid" ? "R-19" : "R-14";
  return reason === "unknown_lead" ? "R-11" : reason === "unknown_subscription" ? "R-23" : "R-2";
};
