import type { LeadStatus } from "./lead.ts";
import { readableId } from "./locale.ts";

/** Why a deal earns nothing, by reason code: the rules' own (R-11 to R-16) and the product's for deals no rule looked at. */
const SENTENCES: Readonly<Record<string, string>> = {
  no_partner: "No partner is attached to this deal.",
  no_lead: "The partner is attached, but no lead of theirs is behind this deal.",
  no_company: "The deal has no company, so no partner's lead can match it.",
  lost: "The deal is lost.",
  deleted: "The deal was deleted.",
  lead_not_accepted: "The deal's lead has not been accepted, or no longer stood when the deal closed.",
  lead_accepted_after_close: "The lead was accepted only after the deal had closed.",
  partner_left: "The partner was not in the program on the day the deal closed.",
  own_purchase: "The buyer is the partner itself; fees are for sales to third parties.",
  renewal: "Renewals earn no referral fee.",
  no_rate_for_tier: "The program pays no fee of this kind at the partner's tier.",
  outside_expansion_window: "The expansion did not close soon enough after the first deal to earn a fee.",
  no_term_left: "Nothing of the first deal's term was left to expand.",
  nothing_eligible: "No line of this deal earns a fee.",
  unreadable_record: "HubSpot's record of this deal holds a value that cannot be read as it is; correct it and the fee is worked out.",
  below_minimum: "The fee would be below the program's minimum.",
};

/** What a lead that is not accepted is instead. For the other states the general sentence is all there is to say. */
const NOT_ACCEPTED: Readonly<Partial<Record<LeadStatus, string>>> = {
  submitted: "The deal's lead is not decided yet; a fee needs an accepted one.",
  in_review: "The deal's lead is not decided yet; a fee needs an accepted one.",
  rejected: "The deal's lead was rejected; a fee needs an accepted one.",
  withdrawn: "The deal's lead was withdrawn before the deal closed.",
  expired: "The deal's lead expired before the deal closed.",
};

/**
 * Why a deal earns nothing, in plain words; with the status of its lead, more to the point. A code this card is too old
 * to know is shown as readable text.
 */
export const noFeeSentence = (reason: string, lead: LeadStatus | null = null): string => {
  const ofLead = reason === "lead_not_accepted" && lead !== null ? NOT_ACCEPTED[lead] : undefined;
  return ofLead ?? SENTENCES[reason] ?? `${readableId(reason)}.`;
};
