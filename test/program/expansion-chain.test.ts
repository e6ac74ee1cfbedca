import { describe, expect, test } from "vitest";
import { addDays } from "../../src/program/calendar.ts";
import { company, joined, oneLead, subscription, tell, won } from "../ledger/story.ts";

const expansion = (deal: string, of: string, on = "2026-03-01", more = {}) => won(deal, on, "3650.00", { dealType: "expansion", expands: of, lead: undefined, ...more });
const withoutLead = (events: readonly Record<string, unknown>[]) => events.map(({ lead, ...event }) => (lead === undefined ? event : { ...event, lead }));

describe("expansions of expansions", () => {
  test("go back to the first deal, however many lie between", () => {
    const many = Array.from({ length: 300 }, (_, i) => expansion(`D${i + 1}`, `D${i}`));
    const book = tell("2026-03-01", withoutLead([...oneLead, won("D0", "2026-01-15", "1000.00"), ...many]));
    // 1 March to 15 January: 320 of 365 days.
    expect(book.fees.filter(({ rule, amountMinor }) => rule === "expansion" && amountMinor === 32_000n)).toHaveLength(300);
  });

  test("that come back to themselves have no first deal and earn nothing", () => {
    const circle = [expansion("D1", "D0"), expansion("D2", "D1"), expansion("D1", "D2", "2026-03-05")];
    const book = tell("2026-03-31", withoutLead([...oneLead, won("D0", "2026-01-15", "1000.00"), ...circle]));
    expect(book.fees.map(({ cause, amountMinor }) => [cause, amountMinor])).toEqual([
      [{ deal: "D1" }, 0n], [{ deal: "D2" }, 0n], [{ deal: "D0" }, 10_000n],
    ]);
  });

  test("bought by the partner itself after it left are refused for its leaving", () => {
    const own = joined("P1", { company: { name: "Acme" } });
    const [, ...rest] = oneLead;
    const events = [own, ...rest, won("D0", "2026-01-15", "1000.00"), { type: "partner.left", on: "2026-02-20", partner: "P1" }, expansion("D1", "D0")];
    expect(tell("2026-03-31", withoutLead(events)).ineligible.map(({ deal, reason }) => [deal, reason])).toEqual([["D0", "own_purchase"], ["D1", "partner_left"]]);
  });
});

test("a deal whose last activity is given as a day to come was last active when it was updated", () => {
  const open = (on: string) => ({ type: "deal.updated", on, deal: "D9", company: "C1", stage: "open", dealType: "new", currency: "USD", lines: [subscription("1.00")], lastActivityOn: "2027-01-01" });
  const lead = { type: "lead.submitted", on: "2026-06-01", lead: "L9", partner: "P1", company: { id: "C1", name: "Acme" } };
  const inProgram = [joined("P1"), company("C1", "Acme")];
  const conflicts = (updatedOn: string) => tell("2026-06-01", [...inProgram, open(updatedOn), lead]).leads[0]?.conflicts.map(({ ground }) => ground);
  expect(conflicts(addDays("2026-06-01", -90))).toEqual(["actively_worked"]);
  expect(conflicts(addDays("2026-06-01", -91))).toEqual([]);
});
