import { Prisma } from "../generated/prisma/client.ts";
import { leadsOf } from "../../program/credit.ts";
import type { Fact } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";
import { dealsShared } from "./deal-credit.ts";
import { toFact, type FactRow, type FactSubjects } from "./fact-row.ts";

/** What a slice of a portal's facts is about; left out means none. */
export interface SliceSeed {
  readonly deals?: readonly string[];
  readonly leads?: readonly string[];
  readonly partners?: readonly string[];
  readonly companies?: readonly string[];
  /** Partners alone, without their leads: who they are and which tier they hold. */
  readonly members?: readonly string[];
  /** Also all that the partners behind these ever brought, on which their fees turn where a year's total sets rates (decision 0014). */
  readonly wholeYears?: boolean;
}

interface SliceRow extends FactRow, FactSubjects {
  readonly type: Fact["type"];
}

/**
 * The facts the rules need to answer for the given deals, leads, partners and companies as they would on the whole portal,
 * oldest stored first: deals with what they expand and what expands them, the leads they ever named with those leads' other
 * deals, the leads' partners, everybody's companies, payouts and exchange rates. With a partner come its leads and their
 * deals, with a company its deals, and with either its management.
 *
 * A few short statements, each by an index: in one, the planner would read the whole portal where it guesses wrong.
 */
export async function loadSlice(tx: Tx, portalId: bigint, seed: SliceSeed): Promise<readonly Fact[]> {
  const slice = new Slice(tx, portalId);
  const [deals = [], leads = [], partners = [], companies = [], members = []] = [seed.deals, seed.leads, seed.partners, seed.companies, seed.members];
  const own = await slice.find(Prisma.sql`partner = ANY(${[...partners]}::text[]) AND type = 'lead.submitted'`, partners);
  const bought = await slice.find(Prisma.sql`company = ANY(${[...companies]}::text[]) AND type IN ('deal.updated', 'managed.notified', 'managed.confirmed', 'managed.ended')`, companies);
  const brought = await slice.withLeads([...leads, ...subjects(own, "lead")]);
  await slice.withFamilies([...deals, ...subjects(bought, "deal"), ...subjects(brought, "deal")]);
  await slice.withLeads(slice.all("lead"));
  if (seed.wholeYears) await slice.withAllBrought();
  await slice.withDeals(slice.all("deal"));
  await slice.withSubmissions(slice.all("lead"));
  await slice.find(Prisma.sql`partner = ANY(${[...partners]}::text[]) AND type LIKE 'managed.%'`, partners);
  await slice.withPartners([...partners, ...members, ...slice.all("partner")]);
  await slice.withCompanies([...companies, ...slice.all("company")]);
  return slice.facts();
}

/** Facts gathered by following subjects; each subject is looked up once. */
class Slice {
  private readonly rows = new Map<string, SliceRow>();
  private readonly seen = { deal: new Set<string>(), lead: new Set<string>() };

  constructor(private readonly tx: Tx, private readonly portalId: bigint) {}

  facts(): readonly Fact[] {
    return [...this.rows.values()].toSorted((a, b) => Number(BigInt(a.seq) - BigInt(b.seq))).map(toFact);
  }

  all(subject: keyof FactSubjects): readonly string[] {
    return subjects([...this.rows.values()], subject);
  }

  async find(where: Prisma.Sql, about: readonly string[]): Promise<readonly SliceRow[]> {
    if (about.length === 0) return [];
    const rows = await this.tx.$queryRaw<SliceRow[]>`
      SELECT seq, type, on_day::text AS "onDay", recorded_on::text AS "recordedOn", partner, lead, deal, expands, company, body::text AS body
      FROM fact WHERE portal_id = ${this.portalId} AND ${where}`;
    for (const row of rows) this.rows.set(String(row.seq), row);
    return rows;
  }

  /** Deals with their expansions and what they expand, step by step. */
  async withFamilies(deals: readonly string[]): Promise<void> {
    let next = this.unseen("deal", deals);
    while (next.length > 0) {
      const rows = await this.find(Prisma.sql`deal = ANY(${next}::text[])`, next);
      const expansions = await this.find(Prisma.sql`expands = ANY(${next}::text[])`, next);
      next = this.unseen("deal", [...subjects(rows, "expands"), ...subjects(expansions, "deal")]);
    }
  }

  async withDeals(deals: readonly string[]): Promise<void> {
    const next = this.unseen("deal", deals);
    await this.find(Prisma.sql`deal = ANY(${next}::text[])`, next);
  }

  /** Leads with every decision about them, and the snapshots of deals that name them. */
  async withLeads(leads: readonly string[]): Promise<readonly SliceRow[]> {
    const next = this.unseen("lead", leads);
    if (next.length === 0) return [];
    const named = await this.find(Prisma.sql`lead = ANY(${next}::text[])`, next);
    const shared = await dealsShared(this.tx, this.portalId, next);
    return [...named, ...(await this.find(Prisma.sql`deal = ANY(${shared}::text[])`, shared))];
  }

  /** Everything that the partners met so far ever brought, with what that stems from. */
  async withAllBrought(): Promise<void> {
    const partners = [...this.all("partner")];
    const own = await this.find(Prisma.sql`partner = ANY(${partners}::text[]) AND type = 'lead.submitted'`, partners);
    await this.withLeads(subjects(own, "lead"));
    await this.withFamilies(this.all("deal"));
    await this.withLeads(this.all("lead"));
  }

  /** Who else is named: a snapshot that names a lead of which nothing is known counts for nothing. */
  async withSubmissions(leads: readonly string[]): Promise<void> {
    const next = this.unseen("lead", leads);
    await this.find(Prisma.sql`lead = ANY(${next}::text[]) AND type = 'lead.submitted'`, next);
  }

  async withPartners(partners: readonly string[]): Promise<void> {
    const next = [...new Set(partners)];
    await this.find(Prisma.sql`partner = ANY(${next}::text[]) AND (type LIKE 'partner.%' OR type IN ('payout.paid', 'funds.approved'))`, next);
  }

  async withCompanies(companies: readonly string[]): Promise<void> {
    const next = [...new Set(companies)];
    await this.find(Prisma.sql`(type = 'company.updated' AND company = ANY(${next}::text[]) OR type = 'fx.rate')`, ["always"]);
  }

  private unseen(subject: "deal" | "lead", ids: readonly string[]): string[] {
    const fresh = [...new Set(ids)].filter((id) => !this.seen[subject].has(id));
    for (const id of fresh) this.seen[subject].add(id);
    return fresh;
  }
}

const subjects = (rows: readonly SliceRow[], subject: keyof FactSubjects): readonly string[] =>
  [...new Set(rows.flatMap((row) => row[subject] ?? (subject === "lead" ? creditedIn(row) : [])))];

/** The leads that share a deal, which the column for one lead has no room for. */
const creditedIn = (row: SliceRow): readonly string[] => {
  const fact = row.body.includes('"credits"') ? toFact(row) : null;
  return fact?.type === "deal.updated" ? leadsOf(fact) : [];
};
