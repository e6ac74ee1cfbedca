import type { DemoCalendar } from "./calendar.ts";
import { BRIGHTPATH, NORTHWIND, SUMMIT } from "./companies.ts";

/** A partner's way through the program. */
export interface DemoPartner {
  readonly company: string;
  readonly joinedOn: string;
  readonly tiers: readonly { readonly on: string; readonly tier: string }[];
  readonly certifications: readonly { readonly on: string; readonly name: string; readonly level: "sales" | "product"; readonly expires: string }[];
  /** Attestations of this year and the last: requirement and, where it is a count, its value. */
  readonly attested: readonly { readonly on: string; readonly requirement: string; readonly value?: number }[];
  readonly payee: { readonly on: string; readonly taxForm: "W-9" | "W-8BEN-E" | null; readonly bankDetails: boolean } | null;
}

/** An account that a partner looks after, with the vendor's confirmation. */
export interface DemoManagedAccount {
  readonly partner: string;
  readonly company: string;
  readonly notifiedOn: string;
  readonly confirmedOn: string;
}

const yearly = (calendar: DemoCalendar, requirements: readonly string[]): DemoPartner["attested"] =>
  requirements.map((requirement) => ({ on: `${calendar.today.slice(0, 4)}-01-${calendar.today.slice(5) > "01-15" ? "15" : "01"}`, requirement }));

const EXPERT_WORK = [
  "brand_on_website", "partner_profile", "case_study", "active_promotion", "account_mapping", "quarterly_review", "annual_plan", "gtm_access",
];

export const demoPartners = (calendar: DemoCalendar): readonly DemoPartner[] => {
  const { day, inDays } = calendar;
  const certified = (monthsAgo: number, name: string, level: "sales" | "product") => ({ on: day(monthsAgo, 20), name, level, expires: inDays(200) });
  const clients = (value: number) => ({ on: `${calendar.today.slice(0, 4)}-01-01`, requirement: "referenceable_clients", value });
  return [
    {
      company: SUMMIT, joinedOn: day(18, 3),
      tiers: [{ on: day(15, 1), tier: "expert" }, { on: day(9, 1), tier: "elite" }],
      certifications: [certified(17, "Platform Fundamentals", "product"), certified(14, "Solution Selling", "sales"), certified(10, "Data Migration", "product")],
      attested: [...yearly(calendar, EXPERT_WORK), clients(5)],
      payee: { on: day(17, 1), taxForm: "W-9", bankDetails: true },
    },
    {
      company: BRIGHTPATH, joinedOn: day(17, 8),
      tiers: [{ on: day(10, 1), tier: "expert" }],
      certifications: [certified(16, "Platform Fundamentals", "product"), certified(11, "Solution Selling", "sales")],
      attested: [...yearly(calendar, EXPERT_WORK.filter((requirement) => requirement !== "case_study")), clients(2)],
      payee: { on: day(16, 2), taxForm: "W-9", bankDetails: true },
    },
    {
      company: NORTHWIND, joinedOn: day(14, 5),
      tiers: [],
      certifications: [certified(13, "Platform Fundamentals", "product")],
      attested: yearly(calendar, ["brand_on_website", "partner_profile"]),
      payee: { on: day(12, 1), taxForm: null, bankDetails: true },
    },
  ];
};

export const demoManagedAccounts = ({ day }: DemoCalendar): readonly DemoManagedAccount[] => [
  { partner: SUMMIT, company: "5013", notifiedOn: day(8, 1), confirmedOn: day(8, 10) },
];
