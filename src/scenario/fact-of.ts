import type { Fact } from "../program/facts.ts";
import { type Currency, type Money, parseMoney } from "../program/money.ts";
import type { ScenarioEvent } from "./event.ts";
import { fractionOf, rateOf } from "./fraction-of.ts";

const YEAR_MONTHS = 12;

/** The fact an event states, with the format's defaults filled in. The event has passed every check; an amount that has not throws. */
export const factOf = (event: ScenarioEvent): Fact => {
  const recordedOn = event.recordedOn ?? event.on;
  switch (event.type) {
    case "deal.updated": {
      const { credits, ...deal } = event;
      return {
        ...deal,
        recordedOn,
        ...(credits === undefined ? {} : { credits: credits.map(({ lead, share }) => ({ lead, share: rateOf(share) })) }),
        lines: event.lines.map((line) => ({ ...line, amount: moneyOf(line.amount, event.currency), termMonths: line.termMonths ?? YEAR_MONTHS })),
      };
    }
    case "subscription.sold": {
      const { currency, mrr, ...sold } = event;
      return { ...sold, recordedOn, mrr: moneyOf(mrr, currency) };
    }
    case "funds.approved": {
      const { currency, cost, ...approved } = event;
      return { ...approved, recordedOn, cost: moneyOf(cost, currency) };
    }
    case "partner.rate_set": {
      const { rate, flat, ...agreed } = event;
      return { ...agreed, recordedOn, pays: flat !== undefined ? { flat } : typeof rate === "string" ? { rate: rateOf(rate) } : null };
    }
    case "fx.rate":
      return { ...event, recordedOn, rate: fractionOf(event.rate) };
    default:
      return { ...event, recordedOn };
  }
};

const moneyOf = (text: string, currency: Currency): Money => {
  const money = parseMoney(text, currency);
  if (!money) throw new Error(`${text} is no amount of ${currency}: it should have been reported as a problem`);
  return money;
};
