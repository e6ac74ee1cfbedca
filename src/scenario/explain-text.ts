import type { Book, Cause, EstimateRow, ExplainedPosting, FeeRow, IneligibleRow, PastTierRow, PayoutRow, TierRow, Why } from "../ledger/book.ts";
import { addDays } from "../program/calendar.ts";
import type { Fact } from "../program/facts.ts";
import { byCodePoint } from "../program/order.ts";
import type { Program, Track } from "../program/program.ts";
import { termsOn } from "../program/terms.ts";
import { causeText, whatText } from "./cause-text.ts";
import { moneyIn, said } from "./explanation-output.ts";
import { indented, plainText, wrapped } from "./plain-text.ts";
import type { Scenario } from "./scenario.ts";

/**
 * A book for reading in a terminal, with a reason and a rule's number for every answer: partner by partner its tiers, leads,
 * deals with fees and arithmetic, and payouts; then the events that were refused. Described in docs/scenario.md.
 */
export const explainText = (title: string, { program, facts }: Pick<Scenario, "program" | "facts">, book: Book): string => {
  const rows = [book.leads, book.tiers, book.pastTiers, book.fees, book.estimates, book.ineligible, book.paymentsWithoutFee, book.payouts].flat();
  const partners = [...new Set(rows.map(({ partner }) => partner))].sort(byCodePoint);
  return plainText([
    title,
    ...partners.flatMap((partner) => ["", ...partnerText(program, facts, book, partner)]),
    ...(partners.length === 0 ? ["", "No partner has anything here."] : []),
    ...refusedText(facts, book),
  ]);
};

const partnerText = (program: Program, facts: readonly Fact[], book: Book, partner: string): readonly string[] => {
  const isTheirs = (row: { readonly partner: string }): boolean => row.partner === partner;
  const title = `${nameOf(facts, partner)} (${partner})`;
  return [
    title, "=".repeat(title.length),
    ...section("Tiers", [
      ...book.tiers.filter(isTheirs).flatMap((row) => tierText(termsOn(program, book.asOf).tracks, row, `since ${row.since}`)),
      ...book.pastTiers.filter(isTheirs).flatMap((row) => tierText(termsOn(program, addDays(row.leftOn, -1)).tracks, row, `from ${row.since} until it left on ${row.leftOn}`)),
    ]),
    ...section("Leads", book.leads.filter(isTheirs).flatMap(({ lead, status, why }) => answered(`${lead}: ${status}`, why))),
    ...causesText(book, partner),
    ...section("Payouts", book.payouts.filter(isTheirs).flatMap((row) => answered(payoutLine(row), row.why))),
  ];
};

const tierText = (tracks: readonly Track[], row: TierRow | PastTierRow, when: string): readonly string[] => {
  const track = tracks.find(({ id }) => id === row.track);
  return [
    ...answered(`${track?.name ?? row.track}: ${tierName(track, row.tier)} ${when}`, row.why),
    ...row.reviews.flatMap(({ on, kind, recommendation, to, why }) =>
      indented(answered(`${on} ${kind.replace("_", "-")} review: ${recommendation}, ${tierName(track, to)}`, why))),
  ];
};

/** What is owed, would be owed and is not, cause by cause: deals, then managed accounts, subscriptions and marketing funds. */
const causesText = (book: Book, partner: string): readonly string[] => {
  const groups = new Map<string, Map<string, string[]>>();
  const add = (cause: Cause, lines: readonly string[]): void => {
    const ofKind = groups.get(whatText(cause)) ?? new Map<string, string[]>();
    groups.set(whatText(cause), ofKind.set(causeText(cause), [...(ofKind.get(causeText(cause)) ?? []), ...lines]));
  };
  for (const fee of book.fees) if (fee.partner === partner) add(fee.cause, feeText(fee, book.ledger.filter((posting) => isOfFee(posting, fee))));
  for (const estimate of book.estimates) if (estimate.partner === partner) add(estimate.cause, answered(`estimate: ${feeLine(estimate)}`, estimate.why));
  for (const none of book.ineligible) if (none.partner === partner) add({ deal: none.deal }, noFeeText(none));
  for (const { partner: seller, subscription, payment, why } of book.paymentsWithoutFee) if (seller === partner) add({ subscription, payment }, answered("no fee", why));
  return KINDS.flatMap((kind) => section(kind, [...(groups.get(kind) ?? [])].flatMap(([cause, lines]) => [capital(cause), ...indented(lines)])));
};

const KINDS = ["Deals", "Managed accounts", "Subscriptions", "Marketing funds"] as const;

const noFeeText = ({ reason, why }: IneligibleRow): readonly string[] => answered(`no fee: ${reason.replaceAll("_", " ")}`, why);

const isOfFee = (posting: ExplainedPosting, fee: FeeRow): boolean =>
  posting.partner === fee.partner && posting.rule === fee.rule && posting.currency === fee.currency && causeText(posting.cause) === causeText(fee.cause);

/** A fee with its reasons; where the ledger needed more than one posting, each of them with its own, none said twice. */
const feeText = (fee: FeeRow, postings: readonly ExplainedPosting[]): readonly string[] => {
  const reasons = [...fee.why(), ...fee.whyDue()];
  const told = new Set(reasons.map(said));
  const lines = answered(`${feeLine(fee)}, ${fee.status}${fee.dueOn === null || fee.status === "reversed" ? "" : `, due date ${fee.dueOn}`}`, () => reasons);
  if (postings.length < 2) return lines;
  return [...lines, ...postings.flatMap(({ on, amountMinor, currency, reason, why }) => {
    const news = why().filter((step) => !told.has(said(step)));
    for (const step of news) told.add(said(step));
    return indented(answered(`${on} ${reason}: ${moneyIn(amountMinor, currency)}`, () => news));
  })];
};

const feeLine = ({ rule, amountMinor, currency }: EstimateRow | FeeRow): string => `${rule.replaceAll("_", " ")}: ${moneyIn(amountMinor, currency)}`;

const payoutLine = ({ dueOn, amountMinor, currency, status }: PayoutRow): string => `${dueOn}: ${moneyIn(amountMinor, currency)}, ${status.replaceAll("_", " ")}`;

const refusedText = (facts: readonly Fact[], book: Book): readonly string[] => {
  if (book.refused.length === 0) return [];
  const typeOf = new Map(facts.map(({ id, type }) => [id, type]));
  return ["", "Refused events", "==============", ...book.refused.flatMap(({ event, reason, why }) => answered(`${event} (${typeOf.get(event) ?? "event"}): ${reason.replaceAll("_", " ")}`, why))];
};

const section = (heading: string, lines: readonly string[]): readonly string[] => (lines.length === 0 ? [] : ["", heading, ...indented(lines)]);

/** An answer and below it, one a line and each with its rule, the reasons for it. */
const answered = (line: string, why: Why): readonly string[] => [line, ...why().flatMap((step) => wrapped(`- ${said(step)} (${step.rule})`))];

const nameOf = (facts: readonly Fact[], partner: string): string =>
  facts.filter((fact) => fact.type === "partner.joined" && fact.partner === partner).flatMap((fact) => (fact.type === "partner.joined" ? [fact] : []))
    .sort((a, b) => byCodePoint(a.on, b.on)).at(-1)?.company.name ?? partner;

const tierName = (track: Track | undefined, id: string): string => track?.tiers.find((tier) => tier.id === id)?.name ?? id;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
