import type { RefusalInputs } from "@partner-ledger/contracts/explanation/refusal-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

export const refusalExamples: ExamplesFor<RefusalInputs> = {
  refused_for_conflict: [
    [
      { account: "Acme", on: "2026-03-20", by: "Mia", reason: null },
      "Mia could not accept the lead for Acme on 2026-03-20: the account is taken, and no reason was given to set that aside",
    ],
    [
      { account: "Acme", on: "2026-03-20", by: "Mia", reason: "agreed" },
      "Mia could not accept the lead for Acme on 2026-03-20: another accepted lead holds the account and is still open, which no reason lifts, not even “agreed”",
    ],
  ],
  refused_as_decided: [
    [{ account: "Acme", on: "2026-03-20", step: "reject", status: "accepted" }, "The lead for Acme could not be rejected on 2026-03-20: it was accepted by then"],
    [{ account: "Acme", on: "2026-03-20", step: "withdraw", status: "won" }, "The lead for Acme could not be withdrawn on 2026-03-20: it was won by then"],
  ],
  refused_as_managed: [
    [
      { partner: "Northwind", company: "Acme", on: "2026-03-20", said: "confirmation" },
      "The confirmation of 2026-03-20 that Northwind manages Acme does not count: another partner manages the account, and one at a time can",
    ],
  ],
  refused_as_unknown: [[{ what: "lead", name: "L9" }, "It names the lead L9, which is not known; it counts for nothing until it is"]],
};
