import { daysBetween, earlierOf, yearOf, type Day } from "./calendar.ts";
import { closeOf, dealOn, lineageOf, stageOn } from "./deal.ts";
import { dealsBroughtEver } from "./deal-family.ts";
import { converted, exchangeRate } from "./exchange.ts";
import type { DealUpdated } from "./facts.ts";
import { firstYearValue } from "./first-year-value.ts";
import { lastRecorded } from "./history.ts";
import { acceptanceOf, decisionsOn } from "./lead.ts";
import { exponentOf, fraction, sum, times, type Fraction } from "./money.ts";
import { companiesOf, managedPeriods } from "./managed-period.ts";
import { covers, stayOn } from "./membership.ts";
import { salesOf, type Sale } from "./partner-sales.ts";
import type { Metric } from "./program.ts";
import type { Measure } from "./requirement.ts";
import type { Records } from "./records.ts";
import { settledUntil } from "./revision.ts";
import { isOwnPurchase, sourcingOf } from "./sourcing.ts";

/** a subscription counts as active for long when more than this many days lie between its sale and its end. */
const LONG_ACTIVE_DAYS = 60;

const NONE = fraction(0n);

/**
 * Counts what requirements ask for: metrics over the year to date of a day, and attestations made in it. Money is in
 * major units of the program's currency, exact. As known on a day.
 */
export const measureOn = (records: Records, partner: string, day: Day, known: Day): Measure => {
  // Many payments and reviews ask about the same day; one answer serves until something more is learned about it.
  const until = settledUntil(records, partner, day, known);
  const answers = remembered.get(records) ?? new Map<string, Measure>();
  remembered.set(records, answers);
  const key = JSON.stringify([partner, day, until]);
  const measure = answers.get(key) ?? measureOf({ records, partner, day, known: until });
  answers.set(key, measure);
  return measure;
};

const remembered = new WeakMap<Records, Map<string, Measure>>();

const measureOf = (asked: Asked): Measure => {
  const counted = new Map<string, Fraction>();
  const count = (source: { readonly metric: Metric } | { readonly attested: string }): Fraction => {
    const key = "metric" in source ? `metric ${source.metric}` : `attested ${source.attested}`;
    const value = counted.get(key) ?? ("metric" in source ? METRIC[source.metric](asked) : attested(asked, source.attested));
    counted.set(key, value);
    return value;
  };
  return (leaf) => ("points" in leaf ? sum(leaf.points.map((source) => times(source.each, count(source)))) : count(leaf));
};

interface Asked {
  readonly records: Records;
  readonly partner: string;
  readonly day: Day;
  readonly known: Day;
}

const METRIC: Readonly<Record<Metric, (asked: Asked) => Fraction>> = {
  certifications: (asked) => certifications(asked),
  sourcedArr: (asked) => sourcedArr(asked),
  acceptedLeads: (asked) => acceptedLeads(asked),
  customersSold: (asked) => customers(soldInYear(asked)),
  customersSoldActive60: (asked) => customers(soldInYear(asked).filter((sale) => isLongActive(asked, sale))),
  activeMrr: (asked) => monthlyRevenue(asked, activeSales(asked)),
  activeMrr60: (asked) => monthlyRevenue(asked, activeSales(asked).filter((sale) => isLongActive(asked, sale))),
  managedCustomers: (asked) => managedCustomers(asked),
};

const isInYearToDate = (on: Day, day: Day): boolean => on <= day && yearOf(on) === yearOf(day);

const whole = (n: number): Fraction => fraction(BigInt(n));

const attested = ({ records, partner, day, known }: Asked, requirement: string): Fraction => {
  const facts = records.history.attested.get(partner) ?? [];
  const latest = facts.findLast(({ fact, from }) => fact.requirement === requirement && fact.on <= day && from <= known)?.fact;
  return latest && isInYearToDate(latest.on, day) ? whole(latest.value ?? 1) : NONE;
};

/** Distinct sales and product certifications that run on the day; the latest of one name and level tells until when. */
const certifications = ({ records, partner, day, known }: Asked): Fraction => {
  const running = new Map<string, boolean>();
  for (const { fact, from } of records.history.certified.get(partner) ?? []) {
    if (fact.level === "delivery" || fact.on > day || from > known) continue;
    running.set(`${fact.level} ${fact.name}`, fact.expires === undefined || day < fact.expires);
  }
  return whole([...running.values()].filter(Boolean).length);
};

const acceptedLeads = ({ records: { history, judged }, partner, day, known }: Asked): Fraction => {
  const accepted = (history.leadsOfPartner.get(partner) ?? []).filter((lead) => {
    const on = acceptanceOf(decisionsOn(judged, lead, known))?.on;
    return on !== undefined && isInYearToDate(on, day) && lastRecorded(history.leads.get(lead), known)?.partner === partner;
  });
  return whole(accepted.length);
};

const sourcedArr = (asked: Asked): Fraction => {
  const { records: { history }, partner } = asked;
  return sum(dealsBroughtEver(history, partner).map((deal) => sourcedBy(asked, deal)));
};

/** What a deal won in the year to date is worth in its first year, in the share that is the partner's by R-11. */
const sourcedBy = ({ records, partner, day, known }: Asked, id: string): Fraction => {
  const { history, program } = records;
  const deal = dealOn(history, id, day, known);
  if (!deal || deal.dealType === "renewal" || stageOn(deal, day) !== "won" || !isInYearToDate(closeOf(deal), day)) return NONE;
  const { credits, initial } = lineageOf(history, deal, day, known);
  if (!initial || stageOn(initial, day) !== "won") return NONE;
  const own = credits.filter(({ lead }) => {
    const sourcing = sourcingOf(records, lead, closeOf(initial), deal.company, known);
    return sourcing.earns && sourcing.partner === partner;
  });
  return own.length === 0 ? NONE : times(inProgramCurrency(records, program.currency, deal, known), sum(own.map(({ share }) => share)));
};

const inProgramCurrency = ({ history }: Records, currency: string, deal: DealUpdated, known: Day): Fraction => {
  const rate = exchangeRate(history, deal.currency, currency, closeOf(deal), known);
  return rate ? inMajor(converted(firstYearValue(deal.lines), rate, deal.currency, currency), currency) : NONE;
};

const inMajor = ({ num, den }: Fraction, currency: string): Fraction => ({ num, den: den * 10n ** BigInt(exponentOf(currency)) });

const salesIn = ({ records: { history }, partner, day, known }: Asked): readonly Sale[] => salesOf(history, partner, day, known);

const soldInYear = (asked: Asked): readonly Sale[] => salesIn(asked).filter(({ sold }) => isInYearToDate(sold.on, asked.day));

const customers = (sales: readonly Sale[]): Fraction => whole(new Set(sales.map(({ sold }) => sold.customer)).size);

const activeSales = (asked: Asked): readonly Sale[] => salesIn(asked).filter(({ cancelledOn }) => cancelledOn === null);

const isLongActive = ({ day }: Asked, { sold, cancelledOn }: Sale): boolean => daysBetween(sold.on, earlierOf(day, cancelledOn ?? day)) > LONG_ACTIVE_DAYS;

/** Money in another currency counts at the rate of the day asked about; without one it counts 0. */
const monthlyRevenue = ({ records: { history, program }, day, known }: Asked, sales: readonly Sale[]): Fraction =>
  sum(sales.map(({ sold: { mrr } }) => {
    const rate = exchangeRate(history, mrr.currency, program.currency, day, known);
    return rate ? inMajor(converted(fraction(mrr.minor), rate, mrr.currency, program.currency), program.currency) : NONE;
  }));

/** Third-party accounts the partner manages on the day. */
const managedCustomers = ({ records: { history, judged }, partner, day, known }: Asked): Fraction => {
  if (!stayOn(history, partner, null, day, known)) return NONE;
  const managed = [...(companiesOf(judged).get(partner) ?? [])].filter((company) =>
    managedPeriods(judged.managed.get(company) ?? [], partner, known).some((period) => covers(period, day)) && !isOwnPurchase(history, partner, company, known));
  return whole(managed.length);
};
