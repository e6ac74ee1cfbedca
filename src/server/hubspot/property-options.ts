/** Where a lead stands. As below: values with the labels people see; values are for ever, reports and workflows filter by them. */
export const LEAD_STATUS_OPTIONS = {
  none: "None",
  submitted: "Submitted",
  in_review: "In review",
  accepted: "Accepted",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
  won: "Won",
  lost: "Lost",
  expired: "Expired",
} as const;
/** A value of `partner_ledger_lead_status`. */
export type LeadStatusValue = keyof typeof LEAD_STATUS_OPTIONS;

/** How strong a lead's strongest conflict is. */
export const CONFLICT_OPTIONS = { none: "None", possible: "Possible", firm: "Firm" } as const;
/** A value of `partner_ledger_conflict`. */
export type ConflictValue = keyof typeof CONFLICT_OPTIONS;

/** How far a fee has come. */
export const FEE_STATUS_OPTIONS = {
  none: "None",
  estimated: "Estimated",
  earned: "Earned",
  payable: "Payable",
  due: "Due",
  paid: "Paid",
  reversed: "Reversed",
} as const;
/** A value of `partner_ledger_fee_status`. */
export type FeeStatusValue = keyof typeof FEE_STATUS_OPTIONS;

/** Which fee a deal can earn; people choose. */
export const DEAL_TYPE_OPTIONS = { new: "New business", upgrade: "Upgrade from the free plan", expansion: "Expansion", renewal: "Renewal" } as const;
