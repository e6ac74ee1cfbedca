export type LeadStatus = "submitted" | "in_review" | "accepted" | "rejected" | "withdrawn" | "won" | "lost" | "expired";

/** Evidence that an account is taken: which record, what matched, since when. */
export interface ConflictView {
  readonly ground: "existing_customer" | "actively_worked" | "already_registered" | "duplicate";
  readonly strength: "firm" | "possible";
  readonly match: "company" | "domain" | "name" | "hierarchy" | "similar_name";
  readonly record: { readonly type: "company" | "deal" | "lead"; readonly id: string; readonly name: string };
  /** What matched, as written on the record. */
  readonly matched: string;
  /** ISO day. */
  readonly since: string;
}

export interface LeadView {
  readonly id: string;
  readonly partner: { readonly id: string; readonly name: string };
  readonly account: { readonly name: string; readonly companyId: string | null };
  readonly status: LeadStatus;
  /** ISO days. */
  readonly submittedOn: string;
  readonly decidedOn: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly conflicts: readonly ConflictView[];
}
