import { expect, it } from "vitest";
import { bookOf } from "../../../src/ledger/book-of.ts";
import type { Fact } from "../../../src/program/facts.ts";
import { indexFacts } from "../../../src/program/history.ts";
import { standing } from "../../../src/program/judge.ts";
import { presetProgram } from "../../../src/scenario/preset.ts";
import { dealFee, paidOn } from "../../../src/server/cards/deal-fee.ts";

const on = (day: string) => ({ on: day, recordedOn: day });
const company = { id: "512", name: "Globex Inc." };
const amount = { minor: 5_000_000n, currency: "USD" };
const EARNED: readonly Fact[] = [
  { type: "partner.joined", id: "f1", ...on("2025-06-01"), partner: "501", track: "referral", company: { id: "501", name: "Bright Agency" } },
  { type: "lead.submitted", id: "f2", ...on("2026-01-05"), lead: "L7", partner: "501", company },
  { type: "lead.accepted", id: "f3", ...on("2026-01-10"), lead: "L7", by: "Mia Chen" },
  {
    type: "deal.updated", id: "f4", ...on("2026-02-10"), deal: "702", company: "512", stage: "won", closedOn: "2026-02-10", dealType: "new", currency: "USD", lead: "L7",
    lines: [{ kind: "subscription", amount, termMonths: 12 }],
  },
  { type: "invoice.paid", id: "f5", ...on("2026-03-01"), deal: "702", invoice: "first" },
];
const remitted = (day: string, dueOn: string): Fact => ({ type: "payout.paid", id: `paid ${dueOn}`, ...on(day), partner: "501", dueOn });

const shown = (facts: readonly Fact[], day: string) => {
  const book = bookOf(presetProgram("fullstory"), facts, day, standing(facts));
  return [dealFee(book, "702", "USD", null, true).state, paidOn(indexFacts(facts), book, "702")];
};

it("says on which day a fee was remitted, which need not be its due date", () => {
  expect(shown(EARNED, "2026-05-10")).toEqual(["due", null]);
  expect(shown([...EARNED, remitted("2026-05-04", "2026-04-30")], "2026-05-10")).toEqual(["paid", "2026-05-04"]);
});

it("does not know of a payout before it was made, nor take another due date's for it", () => {
  expect(shown([...EARNED, remitted("2026-05-04", "2026-04-30")], "2026-05-03")).toEqual(["due", null]);
  expect(shown([...EARNED, remitted("2026-01-30", "2026-01-30")], "2026-05-10")).toEqual(["due", null]);
});
