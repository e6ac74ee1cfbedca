import { laterOf, type Day } from "../program/calendar.ts";
import { feesOnDeal, type IneligibleReason } from "../program/deal-fee.ts";
import { closeOf, dealOn, stageOn } from "../program/deal.ts";
import { explain, type Explanation, type Why } from "../program/explanation.ts";
import type { DealUpdated, Fact } from "../program/facts.ts";
import { indexFacts } from "../program/history.ts";
import { judge } from "../program/judge.ts";
import type { Currency } from "../program/money.ts";
import { byCodePoint } from "../program/order.ts";
import type { Owed } from "../program/owed.ts";
import type { Program, Tier } from "../program/program.ts";
import type { Judged, Records } from "../program/records.ts";
import { dueDate } from "../program/schedule.ts";
import { payoutTermsOf, termsOn } from "../program/terms.ts";
import { tierOn } from "../program/tier.ts";
import type { EstimateRow } from "./book.ts";
import { partnersBehind, suppose, suppositionOf, type Situation, type Supposition, type Unsupposable } from "./supposition.ts";

export type { Supposition } from "./supposition.ts";

/** What would a deal earn, under each of these suppositions? */
export interface Question {
  readonly deal: string;
  readonly alternatives: readonly Supposition[];
}

/** A fee the deal would earn, the tier it is paid at, and when it would be due if the customer paid on the day of the close. */
export interface SupposedFee extends Pick<EstimateRow, "partner" | "rule" | "baseMinor" | "rate" | "amountMinor" | "currency" | "why"> {
  readonly tier: Tier;
  readonly dueOn: Day | null;
}

/** Why a deal would earn nothing: the rules' own reasons, and those of deals no rule looks at. */
export interface NothingEarned {
  readonly reason: IneligibleReason | "no_lead" | "lost";
  readonly why: Why;
}

/** What a deal earns as it stands, or would earn under a supposition: fees or the reason for none. */
export interface Outcome {
  /** Null for the deal as it stands. */
  readonly supposition: Supposition | null;
  /** What is supposed; null for a won or lost deal as it stands. */
  readonly supposed: Explanation | null;
  readonly closedOn: Day;
  /** Whose leads stand behind it. */
  readonly partners: readonly string[];
  readonly fees: readonly SupposedFee[];
  /** Null where anybody earns; of several partners the first one's. */
  readonly none: NothingEarned | null;
  readonly totalMinor: bigint;
  /** Total less that of the deal as it stands. */
  readonly differenceMinor: bigint;
}

/** The answer to a question: the deal as it stands, then each alternative in the order asked, all in the deal's currency. */
export interface WhatIf {
  readonly deal: string;
  readonly asOf: Day;
  readonly currency: Currency;
  readonly outcomes: readonly [Outcome, ...Outcome[]];
}

/** Something in a question that cannot be answered; `alternative` counts from 0, null where the deal itself is the matter. */
export interface QuestionProblem {
  readonly alternative: number | null;
  readonly field: "deal" | Unsupposable["field"];
  readonly expected: string;
  readonly got: string | number;
}

/**
 * Answers what a deal earns as it stands on a day and what it would earn if things were otherwise. Each alternative takes
 * the deal as won: on its own close, an open or lost one on `asOf`, unless it says when. Nothing is kept: hypothetical facts
 * beside those recorded by `asOf` go through the rules that serve every deal. Closing later than `asOf` counts what is
 * known to take effect until then. All problems are reported, not only the first.
 *
 * `judged` as for `bookOf`.
 */
export const whatIf = (program: Program, facts: readonly Fact[], asOf: Day, question: Question, judged?: Judged): WhatIf | readonly QuestionProblem[] => {
  const situationOn = situations(program, facts.filter(({ recordedOn }) => recordedOn <= asOf), judged && decidedBy(judged, asOf));
  const now = situationOn(asOf);
  const deal = dealOn(now.records.history, question.deal, asOf, asOf);
  if (!deal || deal.stage === "deleted") return [{ alternative: null, field: "deal", expected: `a deal that is there on ${asOf}`, got: question.deal }];
  const stands = asItStands(now, deal);
  const results = question.alternatives.map((alternative) => outcomeUnder(situationOn, now, deal, alternative));
  const problems = results.flatMap((result, index) => (isOutcome(result) ? [] : result.map((problem) => ({ alternative: index, ...problem }))));
  if (problems.length > 0) return problems;
  const outcomes = results.filter(isOutcome).map((outcome) => ({ ...outcome, differenceMinor: outcome.totalMinor - stands.totalMinor }));
  return { deal: deal.deal, asOf, currency: deal.currency, outcomes: [stands, ...outcomes] };
};

const isOutcome = (result: Outcome | readonly Unsupposable[]): result is Outcome => "fees" in result;

/** What is known of everything on a day, worked out once for each day asked about. */
const situations = (program: Program, recorded: readonly Fact[], judged: Judged | undefined): ((known: Day) => Situation) => {
  const made = new Map<Day, Situation>();
  const make = (known: Day): Situation => {
    const facts = recorded.filter(({ on }) => on <= known);
    const history = indexFacts(facts);
    return { facts, known, records: { program, history, judged: judged ?? judge(program, history, known) } };
  };
  return (known) => {
    const situation = made.get(known) ?? make(known);
    made.set(known, situation);
    return situation;
  };
};

/** The decisions recorded by a day. */
const decidedBy = (judged: Judged, day: Day): Judged =>
  ({ ...judged, leads: new Map([...judged.leads].map(([lead, decisions]) => [lead, decisions.filter(({ recordedOn }) => recordedOn <= day)])) });

/** A won deal as it closed, an open one as if it closed today. */
const asItStands = ({ records, known: asOf }: Situation, deal: DealUpdated): Outcome => {
  const stage = stageOn(deal, asOf);
  if (stage === "lost") {
    const why: Why = () => [explain("deal_lost", "R-18", { lostOn: closeOf(deal) })];
    return { supposition: null, supposed: null, closedOn: closeOf(deal), partners: partnersBehind(records, deal, asOf), fees: [], none: { reason: "lost", why }, totalMinor: 0n, differenceMinor: 0n };
  }
  const closedOn = closeNow(deal, asOf);
  const supposed = stage === "won" ? null : explain("as_if_closed", "R-17", { on: asOf });
  return { supposition: null, supposed, ...earned(records, deal, closedOn, asOf) };
};

const closeNow = (deal: DealUpdated, asOf: Day): Day => (stageOn(deal, asOf) === "won" ? closeOf(deal) : asOf);

const outcomeUnder = (situationOn: (known: Day) => Situation, now: Situation, deal: DealUpdated, supposition: Supposition): Outcome | readonly Unsupposable[] => {
  const closedOn = supposition.closedOn ?? closeNow(deal, now.known);
  const situation = situationOn(laterOf(now.known, closedOn));
  const supposed = suppose(situation, deal, closedOn, supposition);
  if (!("facts" in supposed)) return supposed;
  const { program, judged } = situation.records;
  const { acceptance } = supposed;
  const leads = acceptance ? new Map([...judged.leads, [acceptance.lead, [acceptance]]]) : judged.leads;
  const records: Records = { program, history: indexFacts([...situation.facts, ...supposed.facts]), judged: { ...judged, leads } };
  return { supposition, supposed: suppositionOf(situation, supposed, supposition), ...earned(records, supposed.deal, closedOn, situation.known) };
};

const earned = (records: Records, deal: DealUpdated, closedOn: Day, known: Day): Omit<Outcome, "supposition" | "supposed"> => {
  const verdict = feesOnDeal(records, deal, closedOn, known);
  const fees = (verdict?.fees ?? []).toSorted(byPartner).map((fee) => supposedFee(records, fee, closedOn, known));
  const [first] = verdict ? verdict.none.toSorted(byPartner) : [NO_LEAD];
  const none = fees.length > 0 || !first ? null : { reason: first.reason, why: first.why };
  const totalMinor = fees.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  return { closedOn, partners: partnersBehind(records, deal, known), fees, none, totalMinor, differenceMinor: 0n };
};

const byPartner = (a: { readonly partner: string }, b: { readonly partner: string }): number => byCodePoint(a.partner, b.partner);

const NO_LEAD: NothingEarned = { reason: "no_lead", why: () => [explain("no_lead_behind", "R-11", {})] };

const supposedFee = (records: Records, { partner, rule, baseMinor, rate, amountMinor, currency, why }: Owed, closedOn: Day, known: Day): SupposedFee => {
  const track = termsOn(records.program, closedOn).tracks.find(({ fees }) => fees.some(({ id }) => id === rule));
  const held = track && tierOn(records, partner, track, closedOn, known);
  if (!held) throw new Error(`the fee ${rule} is paid to a partner that is not in its track`);
  const terms = payoutTermsOf(records.program)?.(closedOn) ?? null;
  return { partner, rule, baseMinor, rate, amountMinor, currency, why, tier: held.tier, dueOn: terms && dueDate(terms.schedule, closedOn) };
};
