import { leadsOf } from "../../program/credit.ts";
import type { DealUpdated, Fact, FactOf } from "../../program/facts.ts";
import type { SqlSession } from "../db/database.ts";
import { factsInBulk } from "./facts-in-bulk.ts";

/** Listed: an index finds a type by its name, but the table must be read to see how one begins. */
const MANAGED = "type = ANY('{managed.notified,managed.confirmed,managed.ended}')";

/**
 * By what facts are looked up; each by an index of the table. `$1` is the portal, `$2` the names asked about. Invoices are left
 * out: when a fee is due is derived, and no part of what is posted.
 */
const LOOKUP = {
  deals: "deal = ANY($2::text[]) AND type = 'deal.updated'",
  expansions: "expands = ANY($2::text[]) AND type = 'deal.updated'",
  decisions: "lead = ANY($2::text[]) AND type <> 'deal.updated'",
  submissions: "lead = ANY($2::text[]) AND type = 'lead.submitted'",
  leadsOfPartners: "partner = ANY($2::text[]) AND type = 'lead.submitted'",
  partners: "partner = ANY($2::text[]) AND type LIKE 'partner.%'",
  managedBy: `partner = ANY($2::text[]) AND ${MANAGED}`,
  soldBy: "partner = ANY($2::text[]) AND type = 'subscription.sold'",
  funds: "partner = ANY($2::text[]) AND type = 'funds.approved'",
  claims: "type = 'funds.approved' AND body->>'claim' = ANY($2::text[])",
  companies: "company = ANY($2::text[]) AND type = 'company.updated'",
  managing: `company = ANY($2::text[]) AND ${MANAGED}`,
  subscriptions: "body->>'subscription' = ANY($2::text[])",
  soldTo: "body->>'customer' = ANY($2::text[])",
} as const;
/** A way to look facts up. */
export type Lookup = keyof typeof LOOKUP;

/** A lookup that finds all that another would. */
const COVERED: Readonly<Partial<Record<Lookup, Lookup>>> = { submissions: "decisions" };

/** Facts of one account gathered by following names; each name is looked up once. */
export class FactPile {
  private readonly byId = new Map<string, Fact>();
  private readonly asked = new Map<Lookup | "naming" | "bought", Set<string>>();

  constructor(private readonly sql: SqlSession, private readonly portalId: bigint) {}

  facts(): readonly Fact[] {
    return [...this.byId.values()];
  }

  /** How many there are. */
  size(): number {
    return this.byId.size;
  }

  of<T extends Fact["type"]>(type: T): readonly FactOf<T>[] {
    const found: FactOf<T>[] = [];
    for (const fact of this.byId.values()) if (fact.type === type) found.push(fact as FactOf<T>);
    return found;
  }

  /** Adds facts from elsewhere. */
  add(facts: Iterable<Fact>): void {
    for (const fact of facts) this.byId.set(fact.id, fact);
  }

  /** Adds what is known under these names, and answers it, without what was looked up before. */
  async find(by: Lookup, names: Iterable<string>): Promise<readonly Fact[]> {
    const fresh = this.fresh(by, names);
    return fresh.length === 0 ? [] : this.take(LOOKUP[by], fresh);
  }

  /** Adds every snapshot of the deals from one to another, both included, in the database's order. */
  async findDealsBetween(first: string, last: string, ids: Iterable<string>): Promise<readonly Fact[]> {
    this.fresh("deals", ids);
    return this.keep(await factsInBulk(this.sql, this.portalId, "deal BETWEEN $2 AND $3 AND type = 'deal.updated'", [first, last]));
  }

  /**
   * Adds what was submitted and decided of leads, and every other deal that ever named them, whole. Of the deals between two, which
   * are there already, nothing is read again.
   */
  async findLeads(leads: Iterable<string>, [first, last]: readonly [string, string]): Promise<void> {
    const fresh = this.fresh("decisions", leads);
    this.fresh("naming", fresh);
    if (fresh.length === 0) return;
    const named = this.keep(await factsInBulk(this.sql, this.portalId, "lead = ANY($2::text[]) AND (deal IS NULL OR deal NOT BETWEEN $3 AND $4)", [fresh, first, last]));
    const shared = await this.sql.query<{ deal: string }>("SELECT DISTINCT deal FROM deal_credit WHERE portal_id = $1 AND lead = ANY($2::text[])", [this.portalId.toString(), fresh]);
    await this.find("deals", [...named.flatMap((fact) => (fact.type === "deal.updated" ? [fact.deal] : [])), ...shared.map(({ deal }) => deal)]);
  }

  /** Adds the deals that ever named these leads, whole. */
  async findDealsOfLeads(leads: Iterable<string>): Promise<void> {
    const fresh = this.fresh("naming", leads);
    if (fresh.length === 0) return;
    const rows = await this.sql.query<{ deal: string }>(
      `SELECT DISTINCT deal FROM fact WHERE portal_id = $1 AND lead = ANY($2::text[]) AND type = 'deal.updated'
       UNION SELECT deal FROM deal_credit WHERE portal_id = $1 AND lead = ANY($2::text[])`, [this.portalId.toString(), fresh]);
    await this.find("deals", rows.map(({ deal }) => deal));
  }

  /** Adds the deals that these companies ever bought, whole. */
  async findDealsOfCompanies(companies: Iterable<string>): Promise<void> {
    const fresh = this.fresh("bought", companies);
    if (fresh.length === 0) return;
    const rows = await this.sql.query<{ deal: string }>(
      "SELECT DISTINCT deal FROM fact WHERE portal_id = $1 AND company = ANY($2::text[]) AND type = 'deal.updated'", [this.portalId.toString(), fresh]);
    await this.find("deals", rows.map(({ deal }) => deal));
  }

  private fresh(by: Lookup | "naming" | "bought", names: Iterable<string>): readonly string[] {
    const asked = this.asked.get(by) ?? new Set();
    this.asked.set(by, asked);
    const covered = this.asked.get(COVERED[by as Lookup] ?? by);
    const fresh: string[] = [];
    for (const name of names) {
      if (asked.has(name) || covered?.has(name) === true) continue;
      asked.add(name);
      fresh.push(name);
    }
    return fresh;
  }

  private async take(where: string, names: readonly string[]): Promise<readonly Fact[]> {
    return this.keep(await factsInBulk(this.sql, this.portalId, where, [names]));
  }

  private keep(facts: readonly Fact[]): readonly Fact[] {
    this.add(facts);
    return facts;
  }
}

/** The leads that some deals name, each once. */
export function leadsNamedIn(deals: readonly DealUpdated[]): ReadonlySet<string> {
  const leads = new Set<string>();
  for (const deal of deals) {
    if (deal.lead !== undefined) leads.add(deal.lead);
    else for (const lead of leadsOf(deal)) leads.add(lead);
  }
  return leads;
}

/** The deals that some facts expand, each once. */
export function expandedIn(facts: readonly Fact[]): ReadonlySet<string> {
  const deals = new Set<string>();
  for (const fact of facts) if (fact.type === "deal.updated" && fact.expands !== undefined) deals.add(fact.expands);
  return deals;
}
