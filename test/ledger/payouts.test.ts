import { describe, expect, test } from "vitest";
import { acceptedLead, company, invoicePaid, joined, oneLead, payee, tell, won, type Event } from "./story.ts";

/** Monthly payouts from 50.00 on, ten days after the month; the referral fee is 10%. */
const monthly = {
  id: "monthly", name: "Monthly", currency: "USD", leads: { activeWorkDays: 90, protection: "P6M" },
  tracks: [{
    id: "referral", tiers: [{ id: "partner" }],
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { partner: "10%" } }],
    payout: { schedule: { kind: "month_end", plusDays: 10 }, minimum: "50" },
  }],
};

const paidDeal = (deal: string, on: string, amount: string, more: Event = {}): readonly Event[] => [won(deal, on, amount, more), invoicePaid(deal, on)];
const left = (on: string): Event => ({ type: "partner.left", on, partner: "P1" });
const payoutPaid = (dueOn: string): Event => ({ type: "payout.paid", on: dueOn, partner: "P1", dueOn });
const rows = (asOf: string, ...events: readonly Event[]) =>
  tell(asOf, [...oneLead, ...events], monthly).payouts.map(({ dueOn, carriedInMinor, amountMinor, status }) => [dueOn, carriedInMinor, amountMinor, status]);

describe("what is below the minimum (R-26)", () => {
  const small = [...paidDeal("D1", "2026-02-01", "300.00"), ...paidDeal("D2", "2026-03-01", "200.00")];

  test("waits until the sum reaches it; the exact minimum is paid out", () => {
    expect(rows("2026-12-31", ...small)).toEqual([["2026-03-10", 0n, 3000n, "below_minimum"], ["2026-04-10", 3000n, 5000n, "due"]]);
  });

  test("is paid with what it was carried into, and the fee knows", () => {
    const book = tell("2026-12-31", [...oneLead, ...small, payoutPaid("2026-04-10")], monthly);
    expect(book.payouts.at(-1)).toMatchObject({ dueOn: "2026-04-10", status: "paid" });
    expect(book.fees.map(({ status, dueOn }) => [status, dueOn])).toEqual([["paid", "2026-03-10"], ["paid", "2026-04-10"]]);
  });

  test("is not paid a second time when a note says so after the payout it was carried into", () => {
    const paid = [...small, payoutPaid("2026-04-10")];
    const note: Event = { ...payoutPaid("2026-03-10"), on: "2026-05-02" };
    expect(rows("2026-12-31", ...paid, note)).toEqual([["2026-03-10", 0n, 3000n, "below_minimum"], ["2026-04-10", 3000n, 5000n, "paid"]]);
    expect(rows("2026-12-31", ...small, { ...note, on: "2026-03-20" })).toEqual([["2026-03-10", 0n, 3000n, "paid"], ["2026-04-10", 0n, 2000n, "below_minimum"]]);
  });

  test("is paid on the next due date once the partner has left", () => {
    expect(rows("2026-12-31", ...paidDeal("D1", "2026-02-01", "300.00"), left("2026-05-11"))).toEqual([["2026-03-10", 0n, 3000n, "below_minimum"], ["2026-06-10", 3000n, 3000n, "due"]]);
    expect(rows("2026-05-20", ...paidDeal("D1", "2026-02-01", "300.00"), left("2026-05-11"))).toEqual([["2026-03-10", 0n, 3000n, "below_minimum"], ["2026-06-10", 3000n, 3000n, "scheduled"]]);
  });

  test("goes on waiting for a partner who is back by then", () => {
    expect(rows("2026-12-31", ...paidDeal("D1", "2026-02-01", "300.00"), left("2026-05-11"), joined("P1", { on: "2026-06-01" }))).toEqual([["2026-03-10", 0n, 3000n, "below_minimum"]]);
  });
});

describe("money that comes back", () => {
  test("is netted from later payouts, and stays when there are none", () => {
    const reversed = [...paidDeal("D1", "2026-02-01", "1000.00"), payoutPaid("2026-03-10"), won("D1", "2026-04-05", "1000.00", { stage: "lost" })];
    expect(rows("2026-12-31", ...reversed)).toEqual([["2026-03-10", 0n, 10000n, "paid"], ["2026-05-10", 0n, -10000n, "carried"]]);
    expect(rows("2026-12-31", ...reversed, ...paidDeal("D2", "2026-05-05", "3000.00")).at(-1)).toEqual(["2026-06-10", -10000n, 20000n, "due"]);
  });
});

describe("currencies", () => {
  test("are never added to each other: without a rate each has its own payout, held", () => {
    const book = tell("2026-12-31", [...oneLead, ...paidDeal("D1", "2026-02-01", "1000.00"), ...paidDeal("D2", "2026-02-01", "1000.00", { currency: "EUR" })], monthly);
    expect(book.payouts.map(({ currency, amountMinor, status, reasons }) => [currency, amountMinor, status, reasons])).toEqual([["EUR", 10000n, "held", ["no_exchange_rate"]], ["USD", 10000n, "due", []]]);
  });

  test("a rate from the payee's currency is not turned round", () => {
    const inverse: Event = { type: "fx.rate", on: "2026-01-01", from: "USD", to: "EUR", rate: "0.9" };
    const book = tell("2026-12-31", [...oneLead, inverse, ...paidDeal("D2", "2026-02-01", "1000.00", { currency: "EUR" })], monthly);
    expect(book.payouts).toMatchObject([{ currency: "EUR", status: "held", reasons: ["no_exchange_rate"] }]);
  });

  test("a payee who asks for euros is paid all in euros", () => {
    const rate: Event = { type: "fx.rate", on: "2026-01-01", from: "USD", to: "EUR", rate: "0.9" };
    const book = tell("2026-12-31", [...oneLead, rate, payee("P1", { on: "2026-02-01", currency: "EUR" }), ...paidDeal("D1", "2026-02-01", "1000.00"), ...paidDeal("D2", "2026-02-01", "1000.00", { currency: "EUR" })], monthly);
    expect(book.payouts).toMatchObject([{ currency: "EUR", amountMinor: 19000n, status: "due" }]);
  });
});

describe("a lead's protection", () => {
  const lead = [joined("P1"), payee("P1"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme", "2026-01-09")];
  const closing = (day: string) => tell("2026-12-31", [...lead, won("D1", day, "1000.00")], monthly);

  test("covers a close in the six months from its acceptance, not the day they are over", () => {
    expect(closing("2026-07-09")).toMatchObject({ fees: [{ amountMinor: 10000n }], leads: [{ status: "won" }] });
    expect(closing("2026-07-10")).toMatchObject({ fees: [], leads: [{ status: "expired" }], ineligible: [{ reason: "lead_not_accepted" }] });
  });

  test("stays once the lead was won: a second deal may close later, until the first is lost", () => {
    const both = [...lead, won("D1", "2026-03-01", "1000.00"), won("D2", "2026-09-01", "500.00")];
    expect(tell("2026-12-31", both, monthly).fees.map(({ amountMinor }) => amountMinor)).toEqual([10000n, 5000n]);
    const lost = tell("2026-12-31", [...both, won("D1", "2026-10-01", "1000.00", { stage: "lost" })], monthly);
    expect(lost.ledger.filter(({ on }) => on === "2026-10-01").map(({ amountMinor, reason }) => [amountMinor, reason])).toEqual([[-10000n, "reversed"], [-5000n, "reversed"]]);
  });
});
