import { yearOf, type Day } from "./calendar.ts";
import { closeOf, dealOn, stageOn } from "./deal.ts";
import { askAbout, baseUnder, isBelowMinimum, partsOfPartner } from "./deal-base.ts";
import { converted, exchangeRate } from "./exchange.ts";
import { dealsBroughtEver } from "./deal-family.ts";
import { stayOn } from "./membership.ts";
import { sum, times, type Fraction } from "./money.ts";
import { byCodePoint, byDay } from "./order.ts";
import type { Records } from "./records.ts";
import { termsOn } from "./terms.ts";

/** What a partner brought with one won deal, in exact minor units of the program's currency. */
export interface Brought {
  readonly deal: string;
  readonly closedOn: Day;
  readonly amount: Fraction;
}

/**
 * What a partner has brought under a fee in a calendar year, as known on a day, in the order of close and deal: the
 * partner's shares of the fee's bases, each by the terms of its own close, whatever they earned (decision 0014). A deal
 * in a currency without a rate on its close counts nothing.
 */
export const broughtIn = (records: Records, partner: string, fee: string, year: number, known: Day): readonly Brought[] => {
  // All deals of a partner ask about the same year on the same days.
  const answers = remembered.get(records) ?? new Map<string, readonly Brought[]>();
  remembered.set(records, answers);
  const key = JSON.stringify([partner, fee, year, known]);
  const brought = answers.get(key) ?? dealsBroughtEver(records.history, partner)
    .flatMap((deal) => broughtWith(records, { partner, fee, year, known }, deal))
    .sort(byClose);
  answers.set(key, brought);
  return brought;
};

/** The order in which deals of a year fill the bands: by close, then by id. */
export const byClose = (a: Pick<Brought, "deal" | "closedOn">, b: Pick<Brought, "deal" | "closedOn">): number => byDay(a.closedOn, b.closedOn) || byCodePoint(a.deal, b.deal);

const remembered = new WeakMap<Records, Map<string, readonly Brought[]>>();

interface Asked {
  readonly partner: string;
  readonly fee: string;
  readonly year: number;
  readonly known: Day;
}

const broughtWith = (records: Records, { partner, fee, year, known }: Asked, id: string): readonly Brought[] => {
  const { history, program } = records;
  const deal = dealOn(history, id, known, known);
  if (!deal || stageOn(deal, known) !== "won" || yearOf(closeOf(deal)) !== year) return [];
  const closedOn = closeOf(deal);
  const asked = askAbout(records, deal, closedOn, known);
  const tracks = termsOn(program, closedOn).tracks.filter(({ id: track }) => stayOn(history, partner, track, closedOn, known) !== null);
  const terms = tracks.flatMap(({ fees }) => fees.filter((one) => one.on === "deal_won")).find((one) => one.id === fee && one.dealTypes.includes(asked.lineage.countsAs));
  const parts = terms ? partsOfPartner(asked, partner) : [];
  const based = terms && parts.length > 0 ? baseUnder(asked, terms) : null;
  const rate = exchangeRate(history, deal.currency, program.currency, closedOn, known);
  if (!terms || !based || "reason" in based || rate === null || isBelowMinimum(based.base, terms, deal)) return [];
  const own = times(based.base, sum(parts.map(({ share }) => share)));
  return [{ deal: id, closedOn, amount: converted(own, rate, deal.currency, program.currency) }];
};
