import type { NoFeeInputs } from "@partner-ledger/contracts/explanation/no-fee-inputs";
import type { ExamplesFor } from "./explanation-examples.ts";

const usd = (amount: string) => ({ amount, currency: "USD" });

export const noFeeExamples: ExamplesFor<NoFeeInputs> = {
  lead_undecided: [[{ account: "Acme", submittedOn: "2026-01-10" }, "The lead for Acme, submitted on 2026-01-10, is not decided yet; a fee needs an accepted one"]],
  lead_rejected: [[{ account: "Acme", rejectedOn: "2026-01-12" }, "The lead for Acme was rejected on 2026-01-12; a fee needs an accepted one"]],
  lead_taken_back: [[{ account: "Acme", withdrawnOn: "2026-01-12" }, "The lead for Acme was withdrawn on 2026-01-12 without having been accepted; a fee needs an accepted one"]],
  lead_withdrawn: [
    [{ account: "Acme", withdrawnOn: "2026-02-01", closedOn: "2026-02-10" }, "The lead for Acme was withdrawn on 2026-02-01, before the deal closed on 2026-02-10"],
    [{ account: "Acme", withdrawnOn: "2026-02-10", closedOn: "2026-02-10" }, "The lead for Acme was withdrawn on 2026-02-10, the day the deal closed"],
  ],
  lead_expired: [
    [
      { account: "Acme", acceptedOn: "2026-01-12", endedOn: "2026-07-12", closedOn: "2026-08-01" },
      "The lead for Acme, accepted on 2026-01-12, was protected until 2026-07-12 and had expired when the deal closed on 2026-08-01",
    ],
  ],
  lead_accepted_late: [[{ account: "Acme", acceptedOn: "2026-02-11", closedOn: "2026-02-10" }, "The lead for Acme was accepted on 2026-02-11, only after the deal had closed on 2026-02-10"]],
  partner_out: [[{ partner: "Northwind", on: "2026-02-10" }, "Northwind was not in the program on 2026-02-10"]],
  own_purchase: [
    [{ partner: "Northwind", buyer: "Northwind" }, "Northwind bought for itself; fees are for sales to third parties"],
    [{ partner: "Northwind", buyer: "Northwind Ltd" }, "The buyer, Northwind Ltd, is Northwind itself; fees are for sales to third parties"],
  ],
  renewal: [[{}, "Renewals earn no fee: it is paid on the first twelve months only"]],
  no_fee_for_type: [[{ dealKind: "upgrade" }, "The program pays no fee on an upgrade from the free plan"]],
  no_rate_for_tier: [
    [{ fee: "referral", tier: "Partner" }, "The referral fee has no rate at Partner"],
    [{ fee: "referral", tier: null }, "The referral fee is not for partners of another track"],
  ],
  outside_window: [
    [
      { closedOn: "2027-02-01", initialClose: "2026-02-01", windowMonths: 12 },
      "The expansion closed on 2027-02-01; to earn, it has to close within 12 months of the initial deal, which closed on 2026-02-01",
    ],
    [{ closedOn: "2027-02-01", initialClose: null, windowMonths: 12 }, "The deal it expands is not won, and an expansion earns on a won one only"],
  ],
  no_term_left: [[{ startsOn: "2027-02-01", termEnds: "2027-02-01" }, "The initial deal's first twelve months ended on 2027-02-01, and the expansion starts on 2027-02-01: none of them is left"]],
  no_value: [
    [{ products: null }, "No subscription line has a value; services earn no fee"],
    [{ products: ["Replay", "Heatmaps"] }, "No subscription line of Replay or Heatmaps has a value; services earn no fee"],
  ],
  rounds_to_nothing: [[{ base: usd("0.02") }, "The fee on 0.02 USD rounds to nothing"]],
  below_fee_minimum: [[{ base: usd("900.00"), minimum: usd("1000.00") }, "900.00 USD is below the 1,000.00 USD from which this fee is paid"]],
  deal_lost: [[{ lostOn: "2026-02-10" }, "The deal was lost on 2026-02-10"]],
  deal_deleted: [[{}, "The deal was deleted"]],
  no_company: [[{}, "The deal has no company, so no partner's lead can match it"]],
  no_partner: [[{}, "No partner is attached to this deal"]],
  no_lead: [[{}, "The partner is attached, but no lead of theirs is behind this deal"]],
  no_lead_behind: [[{}, "No partner's lead stands behind the deal"]],
  unreadable_record: [[{ problem: "amount is “1e3”, expected a plain decimal." }, "HubSpot's record of this deal cannot be read as it is: amount is “1e3”, expected a plain decimal; correct it and the fee is worked out"]],
};
