import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOf, roundedPart } from "../../src/program/credit.ts";
import { formatMinor, fraction } from "../../src/program/money.ts";
import { roundFee, ROUNDINGS } from "../../src/program/rounding.ts";
import { acceptedLead, company, joined, postings, reasons, subscription, tell, won, type Event } from "../ledger/story.ts";

/** Three partners with a lead each for one account; the second lead was accepted over the first, and so on. */
const three: readonly Event[] = [
  company("C1", "Acme"), joined("P1"), joined("P2", { tier: "expert" }), joined("P3", { tier: "elite" }),
  ...["1", "2", "3"].flatMap((n): readonly Event[] => [
    { type: "lead.submitted", on: "2026-01-05", lead: `L${n}`, partner: `P${n}`, company: { name: `Lead ${n}` } },
    { type: "lead.accepted", on: "2026-01-06", lead: `L${n}`, by: "mia" },
  ]),
];
const credits = (...shares: readonly (readonly [string, string])[]): Event => ({ lead: undefined, credits: shares.map(([lead, share]) => ({ lead, share })) });
/** As a file would bring it: what is undefined is not there. */
const shared = (deal: Event, ...shares: readonly (readonly [string, string])[]): Event => JSON.parse(JSON.stringify({ ...deal, ...credits(...shares) }));

const program = (fee: object): object => ({
  id: "own", name: "Own", currency: "USD",
  tracks: [{
    id: "referral", tiers: [{ id: "partner" }, { id: "expert" }, { id: "elite" }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" },
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", ...fee }],
  }],
});
const alike = { rates: { partner: "10%", expert: "10%", elite: "10%" } };
const feesOf = (terms: unknown, ...events: readonly Event[]): readonly string[] =>
  tell("2026-12-31", [...three, ...events], terms).fees.map(({ partner, amountMinor, currency }) => `${partner} ${formatMinor(amountMinor, currency)}`);

describe("a deal that several leads brought", () => {
  test.each([
    // 10% of 100.05 is 10.005, 10.01 in whole cents. By lead: up to 60% 6.003 → 6.00; the rest of 10.01.
    ["two unequal shares add up to the fee", "100.05", [["L1", "60%"], ["L2", "40%"]], ["P1 6.00", "P2 4.01"]],
    ["in whatever order they are listed", "100.05", [["L2", "40%"], ["L1", "60%"]], ["P1 6.00", "P2 4.01"]],
    // 10% of 100.00 is 10.00: up to a third 3.333 → 3.33, up to two 6.666 → 6.67, then 9.999 → 10.00.
    ["three thirds of ten", "100.00", [["L1", "33.33%"], ["L2", "33.33%"], ["L3", "33.34%"]], ["P1 3.33", "P2 3.34", "P3 3.33"]],
    // 10% of 0.10 is one cent: half of it rounds to the cent, and nothing is left.
    ["a cent goes to one of two", "0.10", [["L1", "50%"], ["L2", "50%"]], ["P1 0.01"]],
    ["shares below the whole leave the rest to nobody", "1000.00", [["L1", "0.5"], ["L2", "25%"]], ["P1 50.00", "P2 25.00"]],
    ["one lead with the whole is as if the deal named it", "1000.00", [["L1", "100%"]], ["P1 100.00"]],
  ] as const)("%s", (_, amount, shares, fees) => {
    expect(feesOf(program(alike), shared(won("D1", "2026-02-01", amount), ...shares))).toEqual(fees);
  });

  test("each partner is paid its share at its own rate", () => {
    // 50,000.00: 60% at 10% is 3,000.00, 40% at 15% is 3,000.00.
    const book = tell("2026-12-31", [...three, shared(won("D1", "2026-02-01", "50000.00"), ["L1", "60%"], ["L2", "40%"])]);
    expect(book.fees.map(({ partner, baseMinor, rate, amountMinor, why }) => [partner, baseMinor, rate?.num, amountMinor, reasons({ why })[0]])).toEqual([
      ["P1", 3000000n, 10n, 300000n, "R-12 A new deal earns 10% at Partner, the partner's tier since 2026-01-01, of which 60% is credited to the lead for Lead 1: 50,000.00 USD × 10% = 5,000.00 USD; 5,000.00 USD × 60% = 3,000.00 USD"],
      ["P2", 2000000n, 15n, 300000n, "R-12 A new deal earns 15% at Expert, the partner's tier since 2026-01-01, of which 40% is credited to the lead for Lead 2: 50,000.00 USD × 15% = 7,500.00 USD; 7,500.00 USD × 40% = 3,000.00 USD"],
    ]);
  });

  test("a cap is the most for the whole deal, a flat fee and a minimum are for the whole deal", () => {
    const deal = shared(won("D1", "2026-02-01", "10000.00"), ["L1", "60%"], ["L2", "40%"]);
    expect(feesOf(program({ ...alike, cap: "500" }), deal)).toEqual(["P1 300.00", "P2 200.00"]);
    expect(feesOf(program({ flat: { partner: "100", expert: "200", elite: "1" } }), deal)).toEqual(["P1 60.00", "P2 80.00"]);
    expect(feesOf(program({ ...alike, minimum: "10000" }), deal)).toEqual(["P1 600.00", "P2 400.00"]);
    expect(feesOf(program({ ...alike, minimum: "10000.01" }), deal)).toEqual([]);
  });

  test("each lead is judged on its own, and who earns nothing is told why", () => {
    const book = tell("2026-12-31", [
      ...three, { type: "lead.submitted", on: "2026-01-05", lead: "L4", partner: "P3", company: { name: "Lead 4" } },
      { type: "lead.withdrawn", on: "2026-01-20", lead: "L2" }, { type: "partner.left", on: "2026-01-31", partner: "P3" },
      shared(won("D1", "2026-02-01", "1000.00"), ["L1", "40%"], ["L2", "30%"], ["L3", "20%"], ["L4", "10%"]),
    ]);
    expect(book.fees.map(({ partner, amountMinor }) => [partner, amountMinor])).toEqual([["P1", 4000n]]);
    expect(book.ineligible.map(({ deal, partner, reason }) => [deal, partner, reason])).toEqual([["D1", "P2", "lead_not_accepted"], ["D1", "P3", "lead_not_accepted"]]);
    expect(book.leads.map(({ lead, status }) => [lead, status])).toEqual([["L1", "won"], ["L2", "withdrawn"], ["L3", "won"], ["L4", "submitted"]]);
  });

  test("two leads of one partner make one fee", () => {
    const second: readonly Event[] = acceptedLead("L4", "P1", "Fourth");
    const book = tell("2026-12-31", [...three, ...second, shared(won("D1", "2026-02-01", "1000.00"), ["L1", "40%"], ["L4", "35%"])]);
    expect(book.fees).toMatchObject([{ partner: "P1", baseMinor: 75000n, amountMinor: 7500n }]);
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 7500"]);
  });

  test("an expansion goes back to the initial deal's credits; one under another lead is a deal of its own", () => {
    const expansion = (more: Event): Event => ({ ...won("X1", "2026-02-01", "0", { lines: [subscription("3650.00")], dealType: "expansion", expands: "D1" }), ...more });
    const initial = shared(won("D1", "2026-02-01", "1000.00"), ["L1", "60%"], ["L2", "40%"]);
    const of = (deal: Event) => tell("2026-12-31", [...three, initial, JSON.parse(JSON.stringify(deal))]).fees.filter(({ cause }) => "deal" in cause && cause.deal === "X1").map(({ partner, rule, amountMinor }) => [partner, rule, amountMinor]);
    // 3,650.00 with the whole year left: 60% at 10%, 40% at 15%.
    const back = [["P1", "expansion", 21900n], ["P2", "expansion", 21900n]];
    expect(of(expansion({ lead: undefined }))).toEqual(back);
    expect(of(expansion({ lead: "L2" }))).toEqual(back);
    expect(of(expansion({ ...credits(["L1", "10%"], ["L2", "90%"]) }))).toEqual(back);
    expect(of(expansion({ ...credits(["L1", "50%"], ["L3", "50%"]) }))).toEqual([["P1", "referral", 18250n], ["P3", "referral", 36500n]]);
  });

  test("counts for each partner's volume by its share, and stands in the way of none of its leads", () => {
    const book = tell("2026-12-31", [
      ...three, shared(won("D1", "2026-02-01", "50000.00"), ["L1", "60%"], ["L2", "40%"]),
      shared({ ...won("D2", "2026-12-30", "1.00"), stage: "open", closedOn: undefined, company: "C2" }, ["L5", "50%"], ["L6", "50%"]),
      company("C2", "Bolt", { on: "2026-12-01" }), { type: "lead.submitted", on: "2026-12-29", lead: "L5", partner: "P1", company: { name: "Bolt", id: "C2" } },
      { type: "lead.submitted", on: "2026-12-29", lead: "L6", partner: "P2", company: { name: "Bolt", id: "C2" } }, { type: "lead.submitted", on: "2026-12-29", lead: "L7", partner: "P3", company: { name: "Bolt", id: "C2" } },
    ]);
    const arr = book.tiers.map(({ partner, progress }) => [partner, progress.requirements.find(({ tier, id }) => tier === "elite" && id === "sourcedArr")?.actual]);
    expect(arr).toEqual([["P1", "30000.00"], ["P2", "20000.00"], ["P3", "0.00"]]);
    const conflicts = book.leads.filter(({ lead }) => lead >= "L5").map(({ lead, conflicts: met }) => [lead, met.map(({ ground }) => ground)]);
    expect(conflicts).toEqual([["L5", []], ["L6", []], ["L7", ["actively_worked"]]]);
  });

  test("is not known before all its leads are", () => {
    const deal = shared(won("D1", "2026-02-01", "1000.00"), ["L1", "60%"], ["L9", "40%"]);
    const late: Event = { type: "lead.submitted", on: "2026-01-05", recordedOn: "2026-03-01", lead: "L9", partner: "P2", company: { name: "Ninth" } };
    expect(tell("2026-02-28", [...three, late, deal])).toMatchObject({ ledger: [], refused: [{ reason: "unknown_lead" }] });
    expect(postings(tell("2026-03-01", [...three, late, deal]))).toEqual(["2026-03-01 P1 earned 6000"]);
  });

  test("shares that move are corrected by difference", () => {
    const book = tell("2026-12-31", [
      ...three, won("D1", "2026-02-01", "1000.00"), shared(won("D1", "2026-03-01", "1000.00", { closedOn: "2026-02-01" }), ["L1", "60%"], ["L2", "40%"]),
      shared(won("D1", "2026-04-01", "1000.00", { closedOn: "2026-02-01" }), ["L1", "50%"], ["L2", "50%"]),
    ]);
    expect(postings(book)).toEqual(["2026-02-01 P1 earned 10000", "2026-03-01 P1 corrected -4000", "2026-04-01 P1 corrected -1000", "2026-03-01 P2 earned 6000", "2026-04-01 P2 corrected 1500"]);
  });
});

describe("the parts of an amount", () => {
  const shares = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 });
  const amount = fc.record({ num: fc.bigInt({ min: 0n, max: 10n ** 15n }), den: fc.bigInt({ min: 1n, max: 10n ** 6n }) });

  test("add up to its rounding, and none is further from its exact share than a cent", () => {
    fc.assert(fc.property(shares, amount, fc.constantFrom(...ROUNDINGS), (weights, exact, mode) => {
      const total = BigInt(weights.reduce((sum, weight) => sum + weight, 0));
      const parts = partsOf(weights.map((weight, i) => ({ lead: `L${i}`, share: fraction(BigInt(weight), total) })));
      const rounded = parts.map((part) => roundedPart(exact, part, (some) => roundFee(some, mode)));
      expect(rounded.reduce((sum, one) => sum + one, 0n)).toBe(roundFee(exact, mode));
      parts.forEach(({ share }, i) => {
        const error = (rounded[i] ?? 0n) * exact.den * share.den - exact.num * share.num;
        const cent = exact.den * share.den;
        expect(error <= cent && error >= -cent && (rounded[i] ?? -1n) >= 0n).toBe(true);
      });
    }));
  });
});
