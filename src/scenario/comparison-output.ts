import type { ComparedCause, ComparedTier, ComparedTotal, Comparison, Share } from "../ledger/comparison.ts";
import { formatMinor, type Currency } from "../program/money.ts";
import { causeText } from "./cause-text.ts";
import { moneyIn } from "./explanation-output.ts";
import { aligned, plainText } from "./plain-text.ts";
import type { Difference } from "./terms-difference.ts";

/** What is held against each other, and what came of it. `comparison` is null where no facts were given. */
export interface ProgramDiff {
  readonly before: string;
  readonly after: string;
  /** The day from which the second holds; null for as if it had always held. */
  readonly from: string | null;
  readonly terms: readonly Difference[];
  readonly facts: { readonly asOf: string; readonly comparison: Comparison; readonly partnerNames: ReadonlyMap<string, string> } | null;
}

/** As data: amounts are decimal strings with their currency's decimals. */
export const diffOutput = ({ before, after, from, terms, facts }: ProgramDiff) => ({
  old: before,
  new: after,
  from,
  terms: terms.map(({ place, before: was, after: becomes }) => ({ place, old: was ?? null, new: becomes ?? null })),
  ...(facts && {
    asOf: facts.asOf,
    causes: facts.comparison.causes.map(({ partner, cause, currency, before: was, after: becomes, differenceMinor }) =>
      ({ partner, cause, currency, old: shareOutput(was, currency), new: shareOutput(becomes, currency), difference: formatMinor(differenceMinor, currency) })),
    totals: facts.comparison.totals.map((total) => ({ partner: total.partner, ...sumOutput(total) })),
    all: sumsByCurrency(facts.comparison.totals).map(sumOutput),
    tiers: facts.comparison.tiers.map(({ partner, track, before: was, after: becomes }) => ({ partner, track, old: was, new: becomes })),
  }),
});

type Sum = Omit<ComparedTotal, "partner">;

const sumOutput = ({ currency, before, after, differenceMinor }: Sum) =>
  ({ currency, old: formatMinor(before, currency), new: formatMinor(after, currency), difference: formatMinor(differenceMinor, currency) });

/** What all partners together are owed, currency by currency. */
const sumsByCurrency = (totals: readonly ComparedTotal[]): readonly Sum[] =>
  [...new Set(totals.map(({ currency }) => currency))].sort().map((currency) => {
    const all = totals.filter((total) => total.currency === currency);
    const sum = (amount: (total: ComparedTotal) => bigint): bigint => all.reduce((sofar, total) => sofar + amount(total), 0n);
    return { currency, before: sum(({ before }) => before), after: sum(({ after }) => after), differenceMinor: sum(({ differenceMinor }) => differenceMinor) };
  });

const shareOutput = ({ amountMinor, rules, none }: Share, currency: Currency) => ({ amount: formatMinor(amountMinor, currency), rules, none });

/** For reading: what the terms say differently, then cause by cause what would have been owed, and the totals. */
export const diffText = ({ before, after, from, terms, facts }: ProgramDiff): string =>
  plainText([
    `${before} → ${after}${from === null ? "" : `, from ${from} on`}`,
    "",
    ...(terms.length === 0 ? ["The terms are the same."] : ["Terms", ...indented(termLines(terms))]),
    ...(facts ? ["", `${from === null ? "As if the new terms had always held" : `With the new terms from ${from} on`}, as of ${facts.asOf}`, ...comparisonLines(facts.comparison, facts.partnerNames)] : []),
  ]);

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** What differs place by place, `old → new`. */
export const termLines = (terms: readonly Difference[]): readonly string[] =>
  aligned(terms.map(({ place, before, after }) => [place, `${valueText(before)} → ${valueText(after)}`]));

const LONGEST = 100;

const valueText = (value: unknown): string => {
  if (value === undefined) return "nothing";
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.length === 0 ? "none" : value.join(", ");
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

type Name = (partner: string) => string;

const comparisonLines = ({ causes, totals, tiers }: Comparison, names: ReadonlyMap<string, string>): readonly string[] => {
  const nameOf: Name = (partner) => { const name = names.get(partner); return name === undefined ? partner : `${name} (${partner})`; };
  const changed = causes.filter(({ differenceMinor }) => differenceMinor !== 0n);
  const same = causes.length - changed.length;
  if (causes.length === 0) return ["", "Nothing is owed to anybody, under the old terms or the new.", ...tierLines(tiers, nameOf)];
  const all = sumsByCurrency(totals).filter(({ currency }) => totals.filter((total) => total.currency === currency).length > 1);
  return [
    ...(changed.length === 0 ? [] : ["", "Deal by deal", ...indented(aligned([["partner", "for", "old", "new", "difference", ""], ...changed.map((one) => causeCells(one, nameOf))]))]),
    "",
    changed.length === 0 ? `All ${same} are owed the same.` : `${same} more ${same === 1 ? "is" : "are"} owed the same.`,
    "", "Totals",
    ...indented(aligned([["partner", "old", "new", "difference"], ...totals.map((total) => sumCells(nameOf(total.partner), total)), ...all.map((sum) => sumCells("all", sum))])),
    ...tierLines(tiers, nameOf),
  ];
};

const causeCells = ({ partner, cause, currency, before, after, differenceMinor }: ComparedCause, nameOf: Name): readonly string[] =>
  [nameOf(partner), causeText(cause), moneyIn(before.amountMinor, currency), moneyIn(after.amountMinor, currency), signed(differenceMinor, currency), ruleText(before, after)];

const sumCells = (who: string, { currency, before, after, differenceMinor }: Sum): readonly string[] =>
  [who, moneyIn(before, currency), moneyIn(after, currency), signed(differenceMinor, currency)];

/** By which fee, where that changes, or why there is none. */
const ruleText = (before: Share, after: Share): string => {
  const [was, becomes] = [before, after].map(({ rules, none }) => (rules.length > 0 ? rules.join(", ") : none?.replaceAll("_", " ") ?? "nothing"));
  return was === becomes ? String(was) : `${was} → ${becomes}`;
};

const tierLines = (tiers: readonly ComparedTier[], nameOf: Name): readonly string[] =>
  tiers.length === 0 ? [] : ["", "Tiers", ...indented(aligned([["partner", "track", "old", "new"], ...tiers.map(({ partner, track, before, after }) => [nameOf(partner), track, standing(before), standing(after)])]))];

const standing = (at: ComparedTier["before"]): string =>
  at === null ? "not in the track" : at.tier === at.eligible ? at.tier : `${at.tier}, eligible for ${at.eligible}`;

const signed = (minor: bigint, currency: Currency): string => `${minor > 0n ? "+" : ""}${moneyIn(minor, currency)}`;
