import type { ConflictInputs, LeadInputs } from "../lead-inputs.ts";
import type { Notation } from "../notation.ts";
import type { SentencesFor } from "../sentences.ts";
import { count, listed } from "./words.ts";

/** Where leads stand and what they met, in English. */
export const leadSentences: SentencesFor<LeadInputs> = {
  lead_submitted: ({ account, submittedOn }, write) => `The lead for ${account} was submitted on ${write.day(submittedOn)} and waits for a decision`,
  lead_accepted: ({ account, acceptedOn, by, protectedUntil }, write) =>
    `The lead for ${account} was accepted by ${by} on ${write.day(acceptedOn)} and waits for its win${protectedUntil === null ? "" : `, protected until ${write.day(protectedUntil)}`}`,
  lead_turned_down: ({ account, rejectedOn, by, reason }, write) => `The lead for ${account} was rejected${byWhom(by)} on ${write.day(rejectedOn)}${because(reason)}`,
  lead_given_up: ({ account, withdrawnOn, acceptedOn, by, reason }, write) =>
    `The lead for ${account}${acceptedOn === null ? "" : `, accepted on ${write.day(acceptedOn)},`} was withdrawn${byWhom(by)} on ${write.day(withdrawnOn)}${because(reason)}`,
  lead_won: ({ account, acceptedOn, deal, closedOn }, write) =>
    `The lead for ${account}, accepted on ${write.day(acceptedOn)}, is won: its deal ${deal} closed on ${write.day(closedOn)}`,
  lead_lost: ({ account, acceptedOn, deals, lostOn }, write) =>
    `The lead for ${account}, accepted on ${write.day(acceptedOn)}, is lost with its ${deals.length === 1 ? "deal" : "deals"} ${listed(deals)}, since ${write.day(lostOn)}`,
  lead_run_out: ({ account, acceptedOn, endedOn }, write) =>
    `The lead for ${account}, accepted on ${write.day(acceptedOn)}, has expired: it was protected until ${write.day(endedOn)}, and no deal of it was won by then`,
  conflict: (inputs, write) => `${claim(inputs, write)}: ${evidence(inputs)}${inputs.strength === "possible" ? "; whether it is the same account is for a person to judge" : ""}`,
  no_conflict: ({ account, on, windowDays }, write) =>
    `Nothing stood in the way of ${account} on ${write.day(on)}: no customer, no deal worked in the ${count(windowDays, "day")} before, and no accepted lead that is the same account`,
  conflict_set_aside: ({ by, reason }) => `${by} accepted it all the same and gave a reason: “${reason}”`,
  conflicts_judged: () => "Nothing of this is firm, so the lead could be accepted without a reason",
};

const byWhom = (by: string | null): string => (by === null ? "" : ` by ${by}`);

const because = (reason: string | null): string => (reason === null ? "" : `: “${reason}”`);

const claim = ({ ground, record, since, windowDays }: ConflictInputs, write: Notation): string => {
  switch (ground) {
    case "existing_customer":
      return `${record.name} is a customer since ${write.day(since)}`;
    case "actively_worked":
      return `A seller works on the open deal ${record.id}, last active on ${write.day(since)}, within ${count(windowDays, "day")}`;
    case "already_registered":
      return `Another partner's lead ${record.id} for ${record.name} is accepted since ${write.day(since)}`;
    case "duplicate":
      return `The partner's own lead ${record.id} for ${record.name} is accepted since ${write.day(since)}`;
  }
};

const evidence = ({ match, matched }: ConflictInputs): string => {
  switch (match) {
    case "company":
      return `the same CRM company ${matched}`;
    case "domain":
      return `the same domain ${matched}`;
    case "name":
      return `the same name “${matched}”`;
    case "hierarchy":
      return `“${matched}” is its parent or its child`;
    case "similar_name":
      return `the name “${matched}” is similar`;
  }
};
