import type { Fact } from "../../program/facts.ts";
import { leadsOf } from "../../program/credit.ts";
import type { Gathered } from "./gather.ts";

/** Every partner that some facts name. */
export const partnersIn = (facts: readonly Fact[]): ReadonlySet<string> => new Set(facts.flatMap((fact) => ("partner" in fact ? [fact.partner] : [])));

/**
 * The causes among some facts that belong to these partners. One that concerns several partners belongs to the first of them,
 * so that whoever goes through all partners meets each cause once.
 */
export function ownedBy(facts: readonly Fact[], partners: ReadonlySet<string>): Gathered["causes"] {
  const owners = new Owners();
  for (const fact of facts) {
    if (fact.type === "subscription.sold") owners.note("subscriptions", fact.subscription, fact.partner);
    if (fact.type === "funds.approved") owners.note("claims", fact.claim, fact.partner);
    if (fact.type === "managed.notified" || fact.type === "managed.confirmed" || fact.type === "managed.ended") owners.note("companies", fact.company, fact.partner);
  }
  for (const [deal, behind] of partnersByDeal(facts)) for (const partner of behind) owners.note("deals", deal, partner);
  return owners.of(partners);
}

type Kind = keyof Gathered["causes"];

class Owners {
  private readonly first: Record<Kind, Map<string, string>> = { deals: new Map(), companies: new Map(), subscriptions: new Map(), claims: new Map() };

  note(kind: Kind, name: string, partner: string): void {
    const before = this.first[kind].get(name);
    if (before === undefined || partner < before) this.first[kind].set(name, partner);
  }

  of(partners: ReadonlySet<string>): Gathered["causes"] {
    const owned = (kind: Kind): readonly string[] => [...this.first[kind]].flatMap(([name, partner]) => (partners.has(partner) ? [name] : []));
    return { deals: owned("deals"), companies: owned("companies"), subscriptions: owned("subscriptions"), claims: owned("claims") };
  }
}

/** The partners of the leads that a deal, or one it expands at whatever remove, ever named. */
function partnersByDeal(facts: readonly Fact[]): ReadonlyMap<string, ReadonlySet<string>> {
  const ofLead = new Map<string, string[]>();
  const named = new Map<string, { readonly leads: Set<string>; readonly expands: Set<string> }>();
  for (const fact of facts) {
    if (fact.type === "lead.submitted") ofLead.set(fact.lead, [...(ofLead.get(fact.lead) ?? []), fact.partner]);
    if (fact.type !== "deal.updated") continue;
    const names = named.get(fact.deal) ?? { leads: new Set(), expands: new Set() };
    named.set(fact.deal, names);
    for (const lead of leadsOf(fact)) names.leads.add(lead);
    if (fact.expands !== undefined) names.expands.add(fact.expands);
  }
  return new Map([...named.keys()].map((deal) => {
    const chain = new Set([deal]);
    const partners = new Set<string>();
    for (const member of chain) {
      for (const lead of named.get(member)?.leads ?? []) for (const partner of ofLead.get(lead) ?? []) partners.add(partner);
      for (const expanded of named.get(member)?.expands ?? []) chain.add(expanded);
    }
    return [deal, partners];
  }));
}
