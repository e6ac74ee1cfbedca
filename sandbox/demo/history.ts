import type { CompanyUpdated, DealLine, DealUpdated, Fact, LeadDecision } from "../../src/program/facts.ts";
import { parseMoney } from "../../src/program/money.ts";
import type { DemoCalendar } from "./calendar.ts";
import { DEMO_COMPANIES } from "./companies.ts";
import { demoDeals, type DemoDeal } from "./deals.ts";
import { demoLeads, type DemoLead } from "./leads.ts";
import { demoManagedAccounts, demoPartners, type DemoPartner } from "./partners.ts";
import { demoPayouts } from "./payouts.ts";

type Untold<F> = F extends Fact ? Omit<F, "id" | "recordedOn"> : never;

/**
 * The program's half of the demo account: eighteen months of facts, each known on the day it happened, as if the app had
 * been installed all along. Told in the engine's own words, oldest first.
 */
export function demoHistory(calendar: DemoCalendar): readonly Fact[] {
  const deals = demoDeals(calendar);
  const told: Untold<Fact>[] = [
    { type: "fx.rate", on: calendar.day(18, 1), from: "EUR", to: "USD", rate: { num: 108n, den: 100n } },
    ...companyFacts(calendar, deals),
    ...demoPartners(calendar).flatMap(partnerFacts),
    ...demoLeads(calendar).flatMap(leadFacts),
    ...deals.flatMap((deal) => dealFacts(deal)),
    ...demoManagedAccounts(calendar).flatMap(({ partner, company, notifiedOn, confirmedOn }): Untold<Fact>[] => [
      { type: "managed.notified", on: notifiedOn, partner, company },
      { type: "managed.confirmed", on: confirmedOn, partner, company },
    ]),
    ...demoPayouts(calendar).map(({ on, partner, dueOn }): Untold<Fact> => ({ type: "payout.paid", on, partner, dueOn })),
  ];
  const oldestFirst = told.map((fact, index) => ({ fact, index })).sort((a, b) => (a.fact.on < b.fact.on ? -1 : a.fact.on > b.fact.on ? 1 : a.index - b.index));
  return oldestFirst.map(({ fact }, index) => ({ ...fact, id: `demo-${String(index + 1).padStart(4, "0")}`, recordedOn: fact.on }) as Fact);
}

/** A company starts as a prospect (or on the free plan) and is a customer from the close of its first won deal. */
function companyFacts(calendar: DemoCalendar, deals: readonly DemoDeal[]): Untold<CompanyUpdated>[] {
  const start = calendar.day(18, 1);
  return DEMO_COMPANIES.flatMap(({ id, name, domain, status, parent }): Untold<CompanyUpdated>[] => {
    const company = { id, name, domain, ...(parent === undefined ? {} : { parent }) };
    const wonOn = deals.filter((deal) => deal.company === id && isWon(deal)).map((deal) => deal.closeOn).sort()[0];
    const becameCustomer = status === "customer" && wonOn !== undefined;
    return [
      { type: "company.updated", on: start, company, status: becameCustomer ? "prospect" : status },
      ...(becameCustomer ? [{ type: "company.updated" as const, on: wonOn, company, status }] : []),
    ];
  });
}

const isWon = (deal: DemoDeal): boolean => deal.stage === "closedwon" || deal.stage === "renewal_won";
const isLost = (deal: DemoDeal): boolean => deal.stage === "closedlost" || deal.stage === "renewal_lost";

function partnerFacts(partner: DemoPartner): Untold<Fact>[] {
  const { name, domain } = DEMO_COMPANIES.find(({ id }) => id === partner.company) ?? { name: partner.company, domain: "" };
  return [
    { type: "partner.joined", on: partner.joinedOn, partner: partner.company, track: "referral", company: { id: partner.company, name, domain } },
    ...partner.tiers.map(({ on, tier }): Untold<Fact> => ({ type: "partner.tier_set", on, partner: partner.company, tier, by: "Mia Chen" })),
    ...partner.certifications.map(({ on, ...certification }): Untold<Fact> => ({ type: "partner.certified", on, partner: partner.company, ...certification })),
    ...partner.attested.map(({ on, ...attested }): Untold<Fact> => ({ type: "partner.attested", on, partner: partner.company, ...attested })),
    ...(partner.payee === null ? [] : [{ type: "partner.payee" as const, partner: partner.company, billingContact: true, ...partner.payee }]),
  ];
}

function leadFacts(lead: DemoLead): Untold<Fact>[] {
  const { name, domain } = DEMO_COMPANIES.find(({ id }) => id === lead.company) ?? { name: lead.company, domain: "" };
  return [
    { type: "lead.submitted", on: lead.submittedOn, lead: lead.id, partner: lead.partner, company: { id: lead.company, name, domain } },
    ...decisions(lead),
  ];
}

function decisions({ id: lead, decision }: DemoLead): Untold<LeadDecision>[] {
  if (decision === undefined) return [];
  const { kind, on, reason, override, withdrawnOn } = decision;
  const by = "Mia Chen";
  const why = reason === undefined ? {} : { reason };
  if (kind === "rejected") return [{ type: "lead.rejected", on, lead, by, ...why }];
  if (kind === "withdrawn") return [{ type: "lead.withdrawn", on, lead, ...why }];
  return [
    { type: "lead.accepted", on, lead, by, ...(override === undefined ? {} : { override }) },
    ...(withdrawnOn === undefined ? [] : [{ type: "lead.withdrawn" as const, on: withdrawnOn, lead, ...why }]),
  ];
}

/** A deal as it was opened, then as it stands now; a paid first invoice is a fact of its own. */
function dealFacts(deal: DemoDeal): Untold<Fact>[] {
  const closed = isWon(deal) || isLost(deal);
  const snapshot = (on: string, stage: DealUpdated["stage"], lastActivityOn: string): Untold<DealUpdated> => ({
    type: "deal.updated", on, deal: deal.id, company: deal.company, stage, dealType: deal.type, currency: deal.currency,
    lines: deal.lines.map((line) => dealLine(deal, line)), lastActivityOn,
    ...(stage === "open" ? {} : { closedOn: deal.closeOn }),
    ...(deal.lead === undefined ? {} : { lead: deal.lead }),
    ...(deal.expands === undefined ? {} : { expands: deal.expands }),
  });
  return [
    snapshot(deal.createdOn, "open", deal.createdOn),
    ...(closed ? [snapshot(deal.closeOn, isWon(deal) ? "won" : "lost", deal.lastActivityOn)] : [snapshot(deal.lastActivityOn, "open", deal.lastActivityOn)]),
    ...(deal.invoicePaidOn === undefined ? [] : [{ type: "invoice.paid" as const, on: deal.invoicePaidOn, deal: deal.id, invoice: `INV-${deal.id}` }]),
  ];
}

function dealLine(deal: DemoDeal, line: DemoDeal["lines"][number]): DealLine {
  const amount = parseMoney(line.amount, deal.currency);
  if (amount === null) throw new Error(`demo deal ${deal.id}: ${line.amount} is no amount in ${deal.currency}`);
  return { kind: line.termMonths === null ? "services" : "subscription", product: line.name, amount, termMonths: line.termMonths ?? 12 };
}
