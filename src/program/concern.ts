import { accountSide } from "./account.ts";
import { firmKeys, sidesEver } from "./account-index.ts";
import { leadsOf } from "./credit.ts";
import type { Fact } from "./facts.ts";
import type { History } from "./history.ts";

/** Which partners something may say anything about, as far as their tiers and volumes go. Rather one too many than too few. */
export interface Concerns {
  /** Those whose leads a deal, or one it expands or that expands it, ever named. */
  readonly ofDeal: (deal: string) => ReadonlySet<string>;
  /** Null for all partners. */
  readonly ofFact: (fact: Fact) => ReadonlySet<string> | null;
}

/** Finds the partners concerned; worked out once for a history. */
export const concernsOf = (history: History): Concerns => {
  const made = remembered.get(history) ?? findConcerns(history);
  remembered.set(history, made);
  return made;
};

const remembered = new WeakMap<History, Concerns>();

const NOBODY: ReadonlySet<string> = new Set();

const findConcerns = (history: History): Concerns => {
  const [byDeal, byKey] = [partnersByDeal(history), partnersByKey(history)];
  const ofDeal = (deal: string): ReadonlySet<string> => byDeal.get(deal) ?? NOBODY;
  const ofFact = (fact: Fact): ReadonlySet<string> | null => {
    if (fact.type === "fx.rate") return null;
    if (fact.type === "deal.updated") return ofDeal(fact.deal);
    if (fact.type === "company.updated") return ofCompany(history, byKey, fact.company.id);
    if ("lead" in fact) return ofLead(history, fact.lead);
    if ("subscription" in fact) return new Set((history.sold.get(fact.subscription) ?? []).map((sold) => sold.fact.partner));
    return "partner" in fact ? new Set([fact.partner]) : NOBODY;
  };
  return { ofDeal, ofFact };
};

const ofLead = (history: History, lead: string): ReadonlySet<string> => new Set((history.leads.get(lead) ?? []).map(({ fact }) => fact.partner));

/** A company's record matters to those whose own company it may be: what it goes by, one of theirs ever went by. */
const ofCompany = (history: History, byKey: ReadonlyMap<string, ReadonlySet<string>>, company: string): ReadonlySet<string> =>
  new Set(sidesEver(history, company).flatMap(firmKeys).flatMap((key) => [...(byKey.get(key) ?? [])]));

/** Partners by all that their own companies ever went by. */
const partnersByKey = (history: History): ReadonlyMap<string, ReadonlySet<string>> => {
  const partners = new Map<string, Set<string>>();
  for (const [partner, versions] of history.tierChanges) {
    const companies = versions.flatMap(({ fact }) => (fact.type === "partner.joined" ? [fact.company] : []));
    const sides = companies.flatMap((company) => [accountSide(company, null), ...(company.id === undefined ? [] : sidesEver(history, company.id))]);
    for (const key of sides.flatMap(firmKeys)) partners.set(key, (partners.get(key) ?? new Set()).add(partner));
  }
  return partners;
};

/** Deals that expand one another stand and fall together: what they stem from are the first one's leads. */
const partnersByDeal = (history: History): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, ReadonlySet<string>>();
  for (const deal of history.deals.keys()) {
    if (found.has(deal)) continue;
    const family = new Set([deal]);
    const partners = new Set<string>();
    for (const member of family) {
      for (const expansion of history.expansionsOf.get(member) ?? []) family.add(expansion);
      for (const { fact } of history.deals.get(member) ?? []) {
        if (fact.expands !== undefined) family.add(fact.expands);
        for (const lead of leadsOf(fact)) for (const partner of ofLead(history, lead)) partners.add(partner);
      }
    }
    for (const member of family) found.set(member, partners);
  }
  return found;
};
