/** Values of our enumeration properties with the labels people see. Values are for ever: reports and workflows filter by them. */
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
export type LeadStatusValue = keyof typeof LEAD_STATUS_OPTIONS;

export const CONFLICT_OPTIONS = { none: "None", possible: "Possible", firm: "Firm" } as const;
export type ConflictValue = keyof typeof CONFLICT_OPTIONS;

export const FEE_STATUS_OPTIONS = {
  none: "None",
  estimated: "Estimated",
  earned: "Earned",
  payable: "Payable",
  due: "Due",
  paid: "Paid",
  reversed: "Reversed",
} as const;
export type FeeStatusValue = keyof typeof FEE_STATUS_OPTIONS;

export const DEAL_TYPE_OPTIONS = { new: "New business", upgrade: "Upgrade from the free plan", expansion: "Expansion", renewal: "Renewal" } as const;
