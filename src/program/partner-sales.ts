import { type Day } from "./calendar.ts";
import type { SubscriptionCancelled, SubscriptionSold } from "./facts.ts";
import { lastRecorded, type History } from "./history.ts";
import type { Dated } from "./known.ts";
import { byCodePoint } from "./order.ts";

/** A qualified sale as known on a day, and the day its subscription ended if that has come. */
export interface Sale {
  readonly sold: SubscriptionSold;
  readonly cancelledOn: Day | null;
}

/** What a partner had sold by a day, as known on a day; only qualified sales. */
export const salesOf = (history: History, partner: string, day: Day, known: Day): readonly Sale[] => {
  const all = subscriptionsOf(history, partner);
  // Several metrics of one requirement look at the same sales, one after the other.
  if (all.last?.day !== day || all.last.known !== known) all.last = { day, known, sales: salesAmong(all.inOrder, partner, day, known) };
  return all.last.sales;
};

const salesAmong = (inOrder: readonly Subscription[], partner: string, day: Day, known: Day): readonly Sale[] => {
  const sales: Sale[] = [];
  for (const { earliest, accounts, ends } of inOrder) {
    if (earliest > day) break;
    const sold = lastRecorded(accounts, known);
    if (!sold?.qualified || sold.partner !== partner || sold.on > day) continue;
    const end = ends && lastRecorded(ends, known)?.on;
    sales.push({ sold, cancelledOn: end !== undefined && end <= day ? end : null });
  }
  return sales;
};

/** All that was ever said of one subscription's sale and end. */
interface Subscription {
  /** The earliest day that any account puts the sale on. */
  readonly earliest: Day;
  readonly accounts: readonly Dated<SubscriptionSold>[];
  readonly ends: readonly Dated<SubscriptionCancelled>[] | undefined;
}

/** What a partner ever sold by the day of the sale, and the last answer about it. */
interface Subscriptions {
  readonly inOrder: readonly Subscription[];
  last: { readonly day: Day; readonly known: Day; readonly sales: readonly Sale[] } | null;
}

/** Reviews and payments ask about every day; what a partner ever sold is put in order once. */
const remembered = new WeakMap<History, Map<string, Subscriptions>>();

const subscriptionsOf = (history: History, partner: string): Subscriptions => {
  const ofPartners = remembered.get(history) ?? new Map<string, Subscriptions>();
  remembered.set(history, ofPartners);
  const subscriptions = ofPartners.get(partner) ?? { inOrder: inOrderOfSale(history, partner), last: null };
  ofPartners.set(partner, subscriptions);
  return subscriptions;
};

const inOrderOfSale = (history: History, partner: string): readonly Subscription[] =>
  (history.subscriptionsOfPartner.get(partner) ?? [])
    .flatMap((id) => {
      const accounts = history.sold.get(id) ?? [];
      const [earliest] = accounts.map(({ fact }) => fact.on).sort();
      return earliest === undefined ? [] : [{ earliest, accounts, ends: history.cancelled.get(id) }];
    })
    .sort((a, b) => byCodePoint(a.earliest, b.earliest));
