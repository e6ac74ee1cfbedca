import type { NoFeeInputs } from "../no-fee-inputs.ts";
import type { SentencesFor } from "../sentences.ts";
import { aDeal, capital, listed } from "./words.ts";

/** Why deals earn nothing, in English. */
export const noFeeSentences: SentencesFor<NoFeeInputs> = {
  lead_undecided: ({ account, submittedOn }, write) => `The lead for ${account}, submitted on ${write.day(submittedOn)}, is not decided yet; a fee needs an accepted one`,
  lead_rejected: ({ account, rejectedOn }, write) => `The lead for ${account} was rejected on ${write.day(rejectedOn)}; a fee needs an accepted one`,
  lead_taken_back: ({ account, withdrawnOn }, write) => `The lead for ${account} was withdrawn on ${write.day(withdrawnOn)} without having been accepted; a fee needs an accepted one`,
  lead_withdrawn: ({ account, withdrawnOn, closedOn }, write) =>
    withdrawnOn === closedOn
      ? `The lead for ${account} was withdrawn on ${write.day(closedOn)}, the day the deal closed`
      : `The lead for ${account} was withdrawn on ${write.day(withdrawnOn)}, before the deal closed on ${write.day(closedOn)}`,
  lead_expired: ({ account, acceptedOn, endedOn, closedOn }, write) =>
    `The lead for ${account}, accepted on ${write.day(acceptedOn)}, was protected until ${write.day(endedOn)} and had expired when the deal closed on ${write.day(closedOn)}`,
  lead_accepted_late: ({ account, acceptedOn, closedOn }, write) =>
    `The lead for ${account} was accepted on ${write.day(acceptedOn)}, only after the deal had closed on ${write.day(closedOn)}`,
  partner_out: ({ partner, on }, write) => `${partner} was not in the program on ${write.day(on)}`,
  own_purchase: ({ partner, buyer }) => (buyer === partner ? `${partner} bought for itself` : `The buyer, ${buyer}, is ${partner} itself`) + "; fees are for sales to third parties",
  renewal: () => "Renewals earn no fee: it is paid on the first twelve months only",
  no_fee_for_type: ({ dealKind }) => `The program pays no fee on ${aDeal(dealKind)}`,
  no_rate_for_tier: ({ fee, tier }) => (tier === null ? `The ${fee} fee is not for partners of another track` : `The ${fee} fee has no rate at ${tier}`),
  outside_window: ({ closedOn, initialClose, windowMonths }, write) =>
    initialClose === null
      ? "The deal it expands is not won, and an expansion earns on a won one only"
      : `The expansion closed on ${write.day(closedOn)}; to earn, it has to close within ${windowMonths} months of the initial deal, which closed on ${write.day(initialClose)}`,
  no_term_left: ({ startsOn, termEnds }, write) =>
    `The initial deal's first twelve months ended on ${write.day(termEnds)}, and the expansion starts on ${write.day(startsOn)}: none of them is left`,
  no_value: ({ products }) => `No subscription line${products === null ? "" : ` of ${listed(products, "or")}`} has a value; services earn no fee`,
  rounds_to_nothing: ({ base }, write) => `The fee on ${write.money(base)} rounds to nothing`,
  below_fee_minimum: ({ base, minimum }, write) => `${capital(write.money(base))} is below the ${write.money(minimum)} from which this fee is paid`,
  deal_lost: ({ lostOn }, write) => `The deal was lost on ${write.day(lostOn)}`,
  deal_deleted: () => "The deal was deleted",
  no_company: () => "The deal has no company, so no partner's lead can match it",
  no_partner: () => "No partner is attached to this deal",
  no_lead: () => "The partner is attached, but no lead of theirs is behind this deal",
  no_lead_behind: () => "No partner's lead stands behind the deal",
  unreadable_record: ({ problem }) => `HubSpot's record of this deal cannot be read as it is: ${problem.replace(/\.$/, "")}; correct it and the fee is worked out`,
};
