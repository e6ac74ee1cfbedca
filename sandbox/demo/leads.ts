import type { DemoCalendar } from "./calendar.ts";
import { BRIGHTPATH, NORTHWIND, SUMMIT } from "./companies.ts";

/** A lead and what became of it. Won and lost follow from the deals that name it. */
export interface DemoLead {
  readonly id: string;
  readonly partner: string;
  readonly company: string;
  readonly submittedOn: string;
  readonly decision?: {
    readonly kind: "accepted" | "rejected" | "withdrawn";
    readonly on: string;
    readonly reason?: string;
    readonly override?: string;
    /** An accepted lead that its partner took back later. */
    readonly withdrawnOn?: string;
  };
}

const accepted = (id: string, partner: string, company: string, submittedOn: string, on: string, override?: string): DemoLead => ({
  id, partner, company, submittedOn, decision: { kind: "accepted", on, ...(override === undefined ? {} : { override }) },
});

/** Leads in every state a lead of this program can have, and one firm conflict of each kind among the undecided. */
export const demoLeads = ({ day, daysAgo }: DemoCalendar): readonly DemoLead[] => [
  accepted("L1", SUMMIT, "5010", day(17, 2), day(17, 4)),
  accepted("L2", SUMMIT, "5013", day(15, 6), day(15, 8)),
  accepted("L3", SUMMIT, "5015", day(12, 3), day(12, 5)),
  accepted("L4", SUMMIT, "5021", day(9, 9), day(9, 11)),
  accepted("L5", SUMMIT, "5025", day(5, 4), day(5, 6)),
  accepted("L6", SUMMIT, "5027", day(4, 2), day(4, 3)),
  accepted("L7", SUMMIT, "5028", day(2, 4), day(2, 6)),
  accepted("L8", BRIGHTPATH, "5011", day(16, 10), day(16, 12)),
  accepted("L9", BRIGHTPATH, "5014", day(11, 5), day(11, 9)),
  accepted("L10", BRIGHTPATH, "5016", day(8, 8), day(8, 9)),
  accepted("L11", BRIGHTPATH, "5018", day(3, 12), day(3, 14)),
  accepted("L12", BRIGHTPATH, BRIGHTPATH, day(6, 3), day(6, 4), "asked for by the account team"),
  accepted("L13", BRIGHTPATH, "5022", day(2, 8), day(2, 10)),
  accepted("L14", BRIGHTPATH, "5020", day(10, 7), day(10, 9)),
  accepted("L15", NORTHWIND, "5017", day(13, 15), day(13, 17)),
  accepted("L16", NORTHWIND, "5019", day(7, 11), day(7, 13)),
  accepted("L17", NORTHWIND, "5029", day(6, 18), day(6, 20)),
  accepted("L18", NORTHWIND, "5023", daysAgo(40), daysAgo(37)),
  { id: "L19", partner: NORTHWIND, company: "5012", submittedOn: day(9, 3), decision: { kind: "rejected", on: day(9, 5), reason: "Our own team has been talking to them since spring." } },
  { id: "L20", partner: BRIGHTPATH, company: "5024", submittedOn: day(4, 7), decision: { kind: "withdrawn", on: day(4, 15), reason: "Their budget was cut." } },
  { id: "L21", partner: SUMMIT, company: "5026", submittedOn: day(5, 12), decision: { kind: "accepted", on: day(5, 14), withdrawnOn: day(3, 3), reason: "The contact left." } },
  // Undecided. Each of the next four runs into a firm conflict of another kind; the fifth is only possible; the last two are free to accept.
  { id: "L22", partner: NORTHWIND, company: "5021", submittedOn: daysAgo(9) },
  { id: "L23", partner: BRIGHTPATH, company: "5031", submittedOn: daysAgo(8) },
  { id: "L24", partner: NORTHWIND, company: "5028", submittedOn: daysAgo(6) },
  { id: "L25", partner: NORTHWIND, company: "5023", submittedOn: daysAgo(5) },
  { id: "L26", partner: SUMMIT, company: "5030", submittedOn: daysAgo(4) },
  { id: "L27", partner: SUMMIT, company: "5024", submittedOn: daysAgo(2) },
  { id: "L28", partner: BRIGHTPATH, company: "5026", submittedOn: daysAgo(1) },
];
