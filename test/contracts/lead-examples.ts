import type { ConflictInputs, LeadInputs } from "@partner-ledger/contracts/explanation/lead-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

const customer: ConflictInputs = {
  ground: "existing_customer", strength: "firm", match: "domain", record: { kind: "company", id: "C1", name: "Acme Inc." }, matched: "acme.com", since: "2026-01-20", windowDays: 90,
};

export const leadExamples: ExamplesFor<LeadInputs> = {
  lead_submitted: [[{ account: "Acme", submittedOn: "2026-01-10" }, "The lead for Acme was submitted on 2026-01-10 and waits for a decision"]],
  lead_accepted: [
    [{ account: "Acme", acceptedOn: "2026-01-12", by: "mia", protectedUntil: null }, "The lead for Acme was accepted by mia on 2026-01-12 and waits for its win"],
    [
      { account: "Acme", acceptedOn: "2026-01-12", by: "mia", protectedUntil: "2026-07-12" },
      "The lead for Acme was accepted by mia on 2026-01-12 and waits for its win, protected until 2026-07-12",
    ],
  ],
  lead_turned_down: [
    [{ account: "Acme", rejectedOn: "2026-01-12", by: "mia", reason: "our own customer" }, "The lead for Acme was rejected by mia on 2026-01-12: “our own customer”"],
    [{ account: "Acme", rejectedOn: "2026-01-12", by: null, reason: null }, "The lead for Acme was rejected on 2026-01-12"],
  ],
  lead_given_up: [
    [{ account: "Acme", withdrawnOn: "2026-02-12", acceptedOn: null, by: null, reason: null }, "The lead for Acme was withdrawn on 2026-02-12"],
    [
      { account: "Acme", withdrawnOn: "2026-02-12", acceptedOn: "2026-01-12", by: "mia", reason: null },
      "The lead for Acme, accepted on 2026-01-12, was withdrawn by mia on 2026-02-12",
    ],
  ],
  lead_won: [[{ account: "Acme", acceptedOn: "2026-01-12", deal: "D1", closedOn: "2026-02-10" }, "The lead for Acme, accepted on 2026-01-12, is won: its deal D1 closed on 2026-02-10"]],
  lead_lost: [
    [{ account: "Acme", acceptedOn: "2026-01-12", deals: ["D1"], lostOn: "2026-02-10" }, "The lead for Acme, accepted on 2026-01-12, is lost with its deal D1, since 2026-02-10"],
    [{ account: "Acme", acceptedOn: "2026-01-12", deals: ["D1", "D2"], lostOn: "2026-02-10" }, "The lead for Acme, accepted on 2026-01-12, is lost with its deals D1 and D2, since 2026-02-10"],
  ],
  lead_run_out: [
    [
      { account: "Acme", acceptedOn: "2026-01-12", endedOn: "2026-07-12" },
      "The lead for Acme, accepted on 2026-01-12, has expired: it was protected until 2026-07-12, and no deal of it was won by then",
    ],
  ],
  conflict: [
    [customer, "Acme Inc. is a customer since 2026-01-20: the same domain acme.com"],
    [{ ...customer, match: "company", matched: "C1" }, "Acme Inc. is a customer since 2026-01-20: the same CRM company C1"],
    [
      { ...customer, strength: "possible", match: "hierarchy", matched: "Acme Inc." },
      "Acme Inc. is a customer since 2026-01-20: “Acme Inc.” is its parent or its child; whether it is the same account is for a person to judge",
    ],
    [
      { ...customer, ground: "actively_worked", match: "name", matched: "Acme", record: { kind: "deal", id: "D2", name: "D2" } },
      "A seller works on the open deal D2, last active on 2026-01-20, within 90 days: the same name “Acme”",
    ],
    [
      { ...customer, ground: "already_registered", strength: "possible", match: "similar_name", matched: "Acmé", record: { kind: "lead", id: "L2", name: "Acmé" } },
      "Another partner's lead L2 for Acmé is accepted since 2026-01-20: the name “Acmé” is similar; whether it is the same account is for a person to judge",
    ],
    [
      { ...customer, ground: "duplicate", record: { kind: "lead", id: "L2", name: "Acme" } },
      "The partner's own lead L2 for Acme is accepted since 2026-01-20: the same domain acme.com",
    ],
  ],
  no_conflict: [
    [
      { account: "Acme", on: "2026-01-12", windowDays: 90 },
      "Nothing stood in the way of Acme on 2026-01-12: no customer, no deal worked in the 90 days before, and no accepted lead that is the same account",
    ],
  ],
  conflict_set_aside: [[{ by: "Mia", reason: "another legal entity" }, "Mia accepted it all the same and gave a reason: “another legal entity”"]],
  conflicts_judged: [[{}, "Nothing of this is firm, so the lead could be accepted without a reason"]],
};
