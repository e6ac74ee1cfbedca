import { readableId } from "../../locale.ts";
import type { CountText, MeasuredText } from "../fee-inputs.ts";
import type { Notation } from "../notation.ts";

/** A requirement with how much of it there is: "certifications (1 of 2)", "a joint case study (not yet)". */
export const measured = ({ id, required, actual, met }: MeasuredText, write: Notation): string => {
  if (required.kind === "count" && required.count === "1" && WORDS[id]?.kind !== "count") return `${nameOf(id)} (${met ? "done" : "not yet"})`;
  return `${nameOf(id)} (${size(actual, write)} of ${size(required, write)})`;
};

/** A count or money as its reader writes it. */
export const size = (value: CountText, write: Notation): string => (value.kind === "money" ? write.money(value.money) : write.decimal(value.count));

const nameOf = (id: string): string => {
  const known = WORDS[id]?.words;
  if (known !== undefined) return known;
  const words = readableId(id);
  return words.charAt(0).toLowerCase() + words.slice(1);
};

const counted = (words: string) => ({ kind: "count", words }) as const;
const attested = (words: string) => ({ kind: "attested", words }) as const;

const WORDS: Readonly<Record<string, { readonly kind: "count" | "attested"; readonly words: string }>> = {
  certifications: counted("certifications"), sourcedArr: counted("sourced first-year value"), acceptedLeads: counted("accepted leads"),
  customersSold: counted("customers sold"), customersSoldActive60: counted("customers sold and active for more than 60 days"),
  activeMrr: counted("active monthly revenue"), activeMrr60: counted("monthly revenue active for more than 60 days"), managedCustomers: counted("managed customers"),
  points: counted("points"), referenceable_clients: counted("referenceable clients"), certified_solutions: counted("certified solutions"),
  healthy_quarters: counted("healthy quarters"), active_customers: counted("active customers"),
  brand_on_website: attested("your brand on the partner's website"), partner_profile: attested("a partner profile"), case_study: attested("a joint case study"),
  active_promotion: attested("active promotion"), account_mapping: attested("account mapping"), quarterly_review: attested("a quarterly review"),
  annual_plan: attested("an annual plan"), gtm_access: attested("access to the go-to-market team"),
};
