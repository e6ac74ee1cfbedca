import type { Day } from "../program/calendar.ts";
import { namesLead } from "../program/credit.ts";
import { initialCloseOf } from "../program/deal-base.ts";
import { lineageOf } from "../program/deal.ts";
import { explain, moneyText, type Explanation } from "../program/explanation.ts";
import type { DealLine, DealType, DealUpdated, Fact, LeadAccepted } from "../program/facts.ts";
import { lastRecorded } from "../program/history.ts";
import { partnerName, tracksOn } from "../program/membership.ts";
import { exponentOf, parseMoney } from "../program/money.ts";
import { byCodePoint } from "../program/order.ts";
import type { Tier } from "../program/program.ts";
import type { Records } from "../program/records.ts";
import { spreadOver } from "../program/spread.ts";
import { termsOn } from "../program/terms.ts";

/** What a question supposes about a deal that it takes as won; what is left out stays as it is. */
export interface Supposition {
  readonly closedOn?: Day;
  /** The tier its partner holds when the deal closes; where it credits several, each of them. */
  readonly tier?: string;
  /** What the customer pays in all: a decimal string in the deal's currency. */
  readonly amount?: string;
  /** Whose lead stands behind the deal, accepted in time. */
  readonly partner?: string;
  readonly dealType?: DealType;
  /** The term of every subscription line. */
  readonly termMonths?: number;
}

/** Something that cannot be supposed: which field, what was expected of it, and what it was. */
export interface Unsupposable {
  readonly field: keyof Supposition;
  readonly expected: string;
  readonly got: string | number;
}

/** A deal under a supposition, taken as won on a day, and what is known of everything else by then. */
export interface Supposed {
  readonly deal: DealUpdated;
  readonly closedOn: Day;
  /** The tier that was supposed. */
  readonly tier: Tier | null;
  /** Facts to be had beside those that happened; none of them is ever stored. */
  readonly facts: readonly Fact[];
  /** An acceptance that stands, whatever was decided about its lead. */
  readonly acceptance: LeadAccepted | null;
}

/** Facts on a day, with what the rules made of them. */
export interface Situation {
  readonly facts: readonly Fact[];
  readonly records: Records;
  readonly known: Day;
}

const USUAL_TERM_MONTHS = 12;
const MOST_LISTED = 12;

/** The hypothetical facts of a supposition, or everything in it that cannot be supposed. */
export const suppose = (situation: Situation, stands: DealUpdated, closedOn: Day, supposition: Supposition): Supposed | readonly Unsupposable[] => {
  const { records, known } = situation;
  const problems: Unsupposable[] = [];
  const id = laterIds(situation.facts);
  const lines = supposedLines(stands, supposition, problems);
  const { expands, ...rest } = stands;
  const dealType = supposition.dealType ?? stands.dealType;
  if (dealType === "expansion" && expands === undefined) problems.push({ field: "dealType", expected: "new, upgrade or renewal, since the deal expands no other", got: dealType });
  const plain: DealUpdated = { ...rest, ...(dealType === "expansion" && expands !== undefined ? { expands } : {}), id: id("deal"), on: known, recordedOn: known, stage: "won", closedOn, dealType, lines };
  const sourced = supposedLead(situation, plain, closedOn, supposition.partner, id, problems);
  const partners = supposition.partner === undefined ? partnersBehind(records, plain, known) : [supposition.partner];
  const tier = supposition.tier === undefined ? null : supposedTier(records, partners, closedOn, known, supposition.tier, problems);
  if (problems.length > 0) return problems;
  const held = partners.flatMap((partner): readonly Fact[] =>
    tier ? [{ type: "partner.tier_set", id: id(`tier ${partner}`), on: closedOn, recordedOn: known, partner, tier: tier.id, by: SUPPOSED }] : []);
  return { deal: sourced.deal, closedOn, tier, facts: [sourced.deal, ...sourced.facts, ...held], acceptance: sourced.acceptance };
};

/** What is supposed of a deal. */
export const suppositionOf = ({ records, known }: Situation, { deal, closedOn, tier }: Supposed, { amount, partner, dealType, termMonths }: Supposition): Explanation =>
  explain("supposed", "R-17", {
    closedOn,
    total: amount === undefined ? null : moneyText(deal.lines.reduce((minor, line) => minor + line.amount.minor, 0n), deal.currency),
    termMonths: termMonths ?? null,
    dealKind: dealType ?? null,
    partner: partner === undefined ? null : partnerName(records.history, partner, known),
    tier: tier && tier.name,
  });

const SUPPOSED = "what if";

/** Ids greater than every other by code point, so that of two facts about one subject on one day the supposed one counts. */
const laterIds = (facts: readonly Fact[]): ((what: string) => string) => {
  const greatest = facts.reduce((most, { id }) => (byCodePoint(id, most) > 0 ? id : most), "");
  return (what) => `${greatest} ${SUPPOSED} ${what}`;
};

const supposedLines = ({ lines, currency }: DealUpdated, { amount, termMonths }: Supposition, problems: Unsupposable[]): readonly DealLine[] => {
  const paid = amount === undefined ? lines : paidInAll(lines, amount, currency, problems);
  if (termMonths === undefined) return paid;
  if (!paid.some(({ kind }) => kind === "subscription") && problems.length === 0) {
    problems.push({ field: "termMonths", expected: "a deal with a subscription, whose term it would be", got: termMonths });
  }
  return paid.map((line) => (line.kind === "subscription" ? { ...line, termMonths } : line));
};

/** A deal's worth spread over its lines (decision 0005); without lines, one subscription of a year. */
const paidInAll = (lines: readonly DealLine[], amount: string, currency: string, problems: Unsupposable[]): readonly DealLine[] => {
  const money = parseMoney(amount, currency);
  if (!money) {
    problems.push({ field: "amount", expected: `an amount of ${currency}, with at most ${exponentOf(currency)} decimals`, got: amount });
    return lines;
  }
  const spread = lines.length === 0 ? [{ kind: "subscription" as const, amount: money, termMonths: USUAL_TERM_MONTHS }] : spreadOver(lines, money.minor);
  if (spread === null) problems.push({ field: "amount", expected: "a deal with a line that has a price, to spread it over", got: amount });
  return spread ?? lines;
};

/**
 * The deal with the lead of a partner behind it, and of no other. The partner whose lead is behind it already keeps that
 * lead, taken as accepted in time; another's is a lead of the deal's own, as attaching that partner would make it. An
 * expansion stays with the shares of the deal it goes back to.
 */
const supposedLead = (
  { records, known }: Situation, deal: DealUpdated, closedOn: Day, partner: string | undefined, id: (what: string) => string, problems: Unsupposable[],
): Pick<Supposed, "deal" | "facts" | "acceptance"> => {
  if (partner === undefined) return { deal, facts: [], acceptance: null };
  if (!records.history.known.partners.has(partner)) problems.push({ field: "partner", expected: `a partner of the program${listed([...records.history.known.partners.keys()])}`, got: partner });
  const lineage = lineageOf(records.history, deal, known, known);
  const accepted = (lead: string, on: Day): LeadAccepted => ({ type: "lead.accepted", id: id("accepted"), on, recordedOn: known, lead, by: SUPPOSED });
  const { credits: _shared, ...unshared } = deal;
  const own = lineage.credits.find((credit) => partnerOf(records, credit.lead, known) === partner);
  if (own) {
    const isItsOwn = namesLead(deal, own.lead) && lineage.countsAs !== "expansion";
    return { deal: isItsOwn ? { ...unshared, lead: own.lead } : deal, facts: [], acceptance: accepted(own.lead, initialCloseOf(lineage, closedOn, known) ?? closedOn) };
  }
  const lead = id("lead");
  const submitted: Fact = { type: "lead.submitted", id: id("submitted"), on: closedOn, recordedOn: known, lead, partner, company: { id: deal.company, name: deal.company } };
  return { deal: { ...unshared, lead }, facts: [submitted], acceptance: accepted(lead, closedOn) };
};

/** The partners whose leads stand behind a deal. */
export const partnersBehind = (records: Records, deal: DealUpdated, known: Day): readonly string[] =>
  [...new Set(lineageOf(records.history, deal, known, known).credits.flatMap(({ lead }) => partnerOf(records, lead, known) ?? []))];

const partnerOf = ({ history }: Records, lead: string, known: Day): string | null => lastRecorded(history.leads.get(lead), known)?.partner ?? null;

/** A tier of the tracks the partners are in when the deal closes; where they are in none, of any. */
const supposedTier = ({ program, history }: Records, partners: readonly string[], closedOn: Day, known: Day, tier: string, problems: Unsupposable[]): Tier | null => {
  const { tracks } = termsOn(program, closedOn);
  const own = partners.flatMap((partner) => tracksOn(tracks, history, partner, closedOn, known));
  const tiers = (own.length > 0 ? own : tracks).flatMap((track) => track.tiers);
  const found = tiers.find(({ id }) => id === tier) ?? null;
  if (!found) problems.push({ field: "tier", expected: `a tier of the partner's track${listed(tiers.map(({ id }) => id))}`, got: tier });
  return found;
};

const listed = (names: readonly string[]): string => {
  const distinct = [...new Set(names)].sort(byCodePoint);
  return distinct.length === 0 || distinct.length > MOST_LISTED ? "" : ` (${distinct.join(", ")})`;
};
