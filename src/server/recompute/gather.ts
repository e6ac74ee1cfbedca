import type { Causes } from "../../ledger/expected-postings.ts";
import type { Reach } from "../../ledger/reach.ts";
import type { Fact } from "../../program/facts.ts";
import type { SqlSession } from "../db/database.ts";
import { expandedIn, FactPile, leadsNamedIn } from "../store/fact-pile.ts";
import type { Ground } from "../store/ground.ts";
import { ownedBy, partnersIn } from "./owner.ts";

/** A part of an account's work: some deals, or everything else of some partners. Names are in the database's order. */
export type Part =
  | { readonly kind: "deals"; readonly names: readonly string[] }
  | { readonly kind: "partners"; readonly names: readonly string[] };

/** Some causes, and the facts by which they are owed what they would be on all facts of the account. */
export interface Gathered {
  readonly facts: readonly Fact[];
  readonly causes: { readonly [K in keyof Required<Causes>]: readonly string[] };
}

const NO_CAUSES: Gathered["causes"] = { deals: [], companies: [], subscriptions: [], claims: [] };

/** Gathers what a part needs, as far as the program's fees look. */
export async function gather(sql: SqlSession, portalId: bigint, part: Part, reach: Reach, ground: Ground): Promise<Gathered> {
  const pile = new FactPile(sql, portalId);
  const causes = part.kind === "deals" ? await gatherDeals(pile, part.names) : await gatherPartners(pile, part.names, reach);
  await pile.find("companies", pile.of("deal.updated").map(({ company }) => company));
  addGround(pile, ground);
  return { facts: pile.facts(), causes };
}

/** Deals, of which the first and the last name all between. */
async function gatherDeals(pile: FactPile, deals: readonly string[]): Promise<Gathered["causes"]> {
  const [first, last] = [deals[0], deals.at(-1)];
  if (first === undefined || last === undefined) return NO_CAUSES;
  await pile.findDealsBetween(first, last, deals);
  await withAncestors(pile);
  await pile.findLeads(leadsNamedIn(pile.of("deal.updated")), [first, last]);
  await untilKnown(pile);
  return { ...NO_CAUSES, deals };
}

async function gatherPartners(pile: FactPile, partners: readonly string[], reach: Reach): Promise<Gathered["causes"]> {
  await findTrade(pile, partners, reach);
  if (reach.others === "partner" || reach.deals === "partner") await findTrade(pile, partnersIn(pile.facts()), reach);
  const owned = ownedBy(pile.facts(), new Set(partners));
  return reach.deals === "partner" ? owned : { ...owned, deals: [] };
}

/** What partners sold and manage, and where volumes count the deals they brought, with all that decides about these. */
async function findTrade(pile: FactPile, partners: Iterable<string>, reach: Reach): Promise<void> {
  const names = [...partners];
  const sold = await pile.find("soldBy", names);
  await pile.find("subscriptions", sold.flatMap((fact) => ("subscription" in fact ? [fact.subscription] : [])));
  // Which payment was a customer's first turns on all that customer ever bought, from whomever.
  const bought = await pile.find("soldTo", pile.of("subscription.sold").map(({ customer }) => customer));
  await pile.find("subscriptions", bought.flatMap((fact) => ("subscription" in fact ? [fact.subscription] : [])));
  await findFunds(pile, names);
  const managed = await pile.find("managedBy", names);
  const companies = managed.flatMap((fact) => ("company" in fact && typeof fact.company === "string" ? [fact.company] : []));
  await pile.find("managing", companies);
  await pile.findDealsOfCompanies(companies);
  await pile.find("companies", companies);
  if (reach.others === "partner" || reach.deals === "partner") {
    const leads = (await pile.find("leadsOfPartners", names)).flatMap((fact) => (fact.type === "lead.submitted" ? [fact.lead] : []));
    await pile.findDealsOfLeads(leads);
    await pile.find("decisions", leads);
    await withFamilies(pile);
    await withDecidedLeads(pile);
  } else await untilKnown(pile);
}

/** Approved costs of partners with whoever else they were entered for, whose other costs of the month count too. */
async function findFunds(pile: FactPile, partners: readonly string[]): Promise<void> {
  for (let approved = await pile.find("funds", partners); approved.length > 0;) {
    const entered = await pile.find("claims", approved.flatMap((fact) => (fact.type === "funds.approved" ? [fact.claim] : [])));
    approved = await pile.find("funds", partnersIn(entered));
  }
}

/** Deals with what they expand and what expands them, at whatever remove. */
async function withFamilies(pile: FactPile): Promise<void> {
  for (let before = -1; before !== pile.size();) {
    before = pile.size();
    const deals = pile.of("deal.updated");
    await pile.find("expansions", deals.map(({ deal }) => deal));
    await pile.find("deals", [...expandedIn(deals), ...pile.of("deal.updated").map(({ deal }) => deal)]);
  }
}

/** The leads that the deals stem from, what was decided of them, and their other deals, which may have kept them from expiring. */
async function withDecidedLeads(pile: FactPile): Promise<void> {
  await withAncestors(pile);
  const leads = leadsNamedIn(pile.of("deal.updated"));
  await pile.find("decisions", leads);
  await pile.findDealsOfLeads(leads);
  await untilKnown(pile);
}

/** A snapshot counts from when all it names is known: the leads, and what it expands. */
async function untilKnown(pile: FactPile): Promise<void> {
  await withAncestors(pile);
  await pile.find("submissions", leadsNamedIn(pile.of("deal.updated")));
}

async function withAncestors(pile: FactPile): Promise<void> {
  for (let next = expandedIn(pile.of("deal.updated")); next.size > 0;) next = expandedIn(await pile.find("deals", next));
}

/** Adds what the ground has of the partners that are named. */
function addGround(pile: FactPile, ground: Ground): void {
  for (const partner of partnersIn(pile.facts())) {
    const own = ground.partners.get(partner) ?? [];
    pile.add(own);
    for (const fact of own) if (fact.type === "partner.joined") pile.add(ground.ownCompanies.get(fact.company.id ?? "") ?? []);
  }
  pile.add(ground.rates);
}
