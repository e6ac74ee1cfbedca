import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Posting } from "../../../src/ledger/book.ts";
import { missingPostings } from "../../../src/server/jobs/missing-postings.ts";
import { causeKey, type StoredPosting } from "../../../src/server/store/ledger.ts";

const posting = (on: string, amountMinor: bigint, reason: Posting["reason"] = "earned", partner = "P1"): Posting =>
  ({ on, partner, rule: "referral", cause: { deal: "1" }, amountMinor, currency: "USD", reason, dueOn: null });
const [MAY, JUNE] = ["2026-05-01", "2026-06-01"];
const brief = (postings: readonly StoredPosting[]) => postings.map(({ on, partner, amountMinor, reason }) => [on, partner, amountMinor, reason]);

describe("what the ledger lacks", () => {
  it.each<[string, readonly Posting[], readonly Posting[], readonly (readonly unknown[])[]]>([
    ["is nothing when it says what the rules say", [posting(MAY, 100n)], [posting(MAY, 100n)], []],
    ["is everything when it is empty", [posting(MAY, 100n), posting(JUNE, 20n, "corrected")], [], [[MAY, "P1", 100n, "earned"], [JUNE, "P1", 20n, "corrected"]]],
    ["is the difference when a deal changed twice on one day", [posting(MAY, 120n)], [posting(MAY, 100n)], [[MAY, "P1", 20n, "corrected"]]],
    ["is the opposite when a deal was won and lost on one day", [], [posting(MAY, 100n)], [[MAY, "P1", -100n, "reversed"]]],
    ["is earned anew when it was won again on that day", [posting(MAY, 100n)], [posting(MAY, 100n), posting(MAY, -100n, "reversed")], [[MAY, "P1", 100n, "earned"]]],
    ["moves to another partner", [posting(MAY, 100n, "earned", "P2")], [posting(MAY, 100n)], [[MAY, "P2", 100n, "earned"], [MAY, "P1", -100n, "reversed"]]],
  ])("%s", (_what, expected, posted, missing) => {
    expect(brief(missingPostings(expected, posted))).toEqual(missing);
  });

  it("brings every sum to what is expected, numbers its postings, and is nothing the second time", () => {
    const some = fc.array(fc.record({ on: fc.constantFrom(MAY, JUNE), amountMinor: fc.bigInt(-50n, 50n).filter((n) => n !== 0n), partner: fc.constantFrom("P1", "P2") })
      .map(({ on, amountMinor, partner }) => posting(on, amountMinor, "corrected", partner)), { maxLength: 8 });
    const sums = (postings: readonly StoredPosting[]) => {
      const byKey = new Map<string, bigint>();
      for (const { on, partner, amountMinor } of postings) byKey.set(`${on} ${partner}`, (byKey.get(`${on} ${partner}`) ?? 0n) + amountMinor);
      return [...byKey].filter(([, sum]) => sum !== 0n).toSorted(([a], [b]) => (a < b ? -1 : 1));
    };
    fc.assert(fc.property(some, some, (expected, posted) => {
      const missing = missingPostings(expected, posted);
      const after = [...posted, ...missing];
      expect(sums(after)).toEqual(sums(expected));
      expect(missingPostings(expected, after)).toEqual([]);
      const numbers = missing.map(({ on, partner, nth }) => `${on} ${partner} ${nth}`);
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(missing.every(({ amountMinor, nth, on, partner }) => amountMinor !== 0n && nth >= posted.filter((one) => one.on === on && one.partner === partner).length)).toBe(true);
    }));
  });
});

describe("a cause's key", () => {
  it("is its own for each kind of cause", () => {
    const causes = [{ deal: "1" }, { company: "1", month: "2026-05" }, { subscription: "1", payment: "2" }, { subscription: "1" }];
    expect(causes.map(causeKey)).toEqual(["deal:1", "company:1:2026-05", "subscription:1:2", "subscription:1"]);
  });
});
