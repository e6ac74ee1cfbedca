import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bookOf, standing } from "../../../src/ledger/book-of.ts";
import { reachOf } from "../../../src/ledger/reach.ts";
import type { Fact } from "../../../src/program/facts.ts";
import type { Program } from "../../../src/program/program.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { recompute } from "../../../src/server/recompute/recompute.ts";
import { appendFacts, everyFact } from "../../../src/server/store/facts.ts";
import { readGround, type Ground } from "../../../src/server/store/ground.ts";
import { causeKey } from "../../../src/server/store/ledger.ts";
import { paymentHistory } from "../../histories/payment-history.ts";
import { randomHistory } from "../../histories/random-history.ts";
import { LAST } from "../../histories/words.ts";
import { sumsBy } from "../../promises/sums.ts";
import { acceptedLead, company, joined, story, won } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";
import { runs } from "../../support/runs.ts";

const TALE = [joined("P1"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme"), won("D1", "2026-02-10", "50000")];
const tale = story(TALE);

const anyHistory = fc.oneof({ weight: 3, arbitrary: randomHistory }, { weight: 1, arbitrary: paymentHistory });

let db: Database;
let portal = 1000n;
beforeAll(async () => { db = await freshDatabase(); });
afterAll(async () => db.close());

const groundOf = (portalId: bigint): Promise<Ground> => db.sqlTransaction((sql) => readGround(sql, portalId));

const go = async (portalId: bigint, program: Program, today: string, known?: Ground): Promise<number> => {
  let posted = 0;
  const ground = known ?? await groundOf(portalId);
  await recompute({ db, portalId, program, reach: reachOf(program), today, writes: true, ground },
    { after: null, lanes: 2, sizes: { deals: 1, partners: 1 }, stop: new AbortController().signal, onDone: () => undefined, onMissing: (missing) => { posted += missing.length; } });
  return posted;
};

const ledgerOf = async (portalId: bigint) => (await db.prisma.ledgerEntry.findMany({ where: { portalId } })).map((row) => ({
  key: JSON.stringify([row.partner, row.rule, row.causeKey, row.currency, row.onDay.toISOString().slice(0, 10)]), amountMinor: BigInt(row.amountMinor.toFixed(0)),
}));

const expected = async (portalId: bigint, program: Program, today: string) => {
  const facts: readonly Fact[] = await everyFact(db.prisma, portalId);
  return bookOf(program, facts, today, standing(facts)).ledger.map(({ partner, rule, cause, currency, on, amountMinor }) => ({
    key: JSON.stringify([partner, rule, causeKey(cause), currency, on]), amountMinor,
  }));
};

describe("a recompute of an account", () => {
  it("posts what the book of all its facts says, in any program, and the second time nothing", async () => {
    await fc.assert(fc.asyncProperty(anyHistory, async ({ program, facts }) => {
      portal += 1n;
      const half = facts.slice(0, Math.floor(facts.length / 2));
      await appendFacts(db.prisma, portal, half);
      await go(portal, program, LAST);
      await appendFacts(db.prisma, portal, facts.slice(half.length));
      await go(portal, program, LAST);
      expect(sumsBy(await ledgerOf(portal), ({ key }) => key)).toEqual(sumsBy(await expected(portal, program, LAST), ({ key }) => key));
      expect(await go(portal, program, LAST)).toBe(0);
    }), runs(60));
  });

  it("takes back nothing that was posted for a partner of whom it learned only after it had begun", async () => {
    const { program, facts } = tale;
    const begun = await groundOf(1n);
    await appendFacts(db.prisma, 1n, facts);
    expect(await go(1n, program, LAST)).toBe(1);
    expect(await go(1n, program, LAST, begun)).toBe(0);
    expect(await ledgerOf(1n)).toHaveLength(1);
  });

  it("reimburses a cost that was entered for two partners once, to the later", async () => {
    const funded = { id: "own", name: "Own", currency: "USD", tracks: [{
      id: "sales", tiers: [{ id: "base" }], fees: [], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" }, funds: { tiers: ["base"], share: "50%", most: "2500.00" },
    }] };
    const approved = (claim: string, partner: string, on: string) => ({ type: "funds.approved", on, partner, claim, cost: "3000.00", currency: "USD", by: "mia" });
    const { program, facts } = story([
      joined("P1", { track: "sales" }), joined("P2", { track: "sales" }), approved("F1", "P1", "2026-02-03"), approved("F2", "P2", "2026-02-02"), approved("F1", "P2", "2026-02-03"),
    ], funded);
    portal += 1n;
    await appendFacts(db.prisma, portal, facts);
    await go(portal, program, LAST);
    expect(sumsBy(await ledgerOf(portal), ({ key }) => key)).toEqual(sumsBy(await expected(portal, program, LAST), ({ key }) => key));
    expect(await go(portal, program, LAST)).toBe(0);
  });

  it("looks at all that the customer of a corrected sale bought, from whomever", async () => {
    const bounty = { id: "own", name: "Own", currency: "USD", tracks: [{
      id: "sales", tiers: [{ id: "base" }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" },
      fees: [{ id: "bounty", on: "subscription_paid", base: "amount_paid", flat: { base: "100" }, only: "first" }],
    }] };
    const sold = (subscription: string, partner: string, customer: string) => ({ type: "subscription.sold", on: "2026-02-01", subscription, partner, customer, mrr: "10.00", currency: "USD", qualified: true });
    const paid = (subscription: string, on: string) => ({ type: "subscription.paid", on, subscription, payment: "1", amount: "10.00" });
    const { program, facts } = story([
      ...["P1", "P2", "P3"].map((partner) => joined(partner, { track: "sales" })),
      // Entered for the first partner and another customer, whose it was not: the buyer had bought from the third before.
      sold("S1", "P1", "a"), { ...sold("S1", "P2", "b"), recordedOn: "2026-02-02" }, sold("S0", "P3", "b"), paid("S0", "2026-02-03"), paid("S1", "2026-02-10"),
    ], bounty);
    await appendFacts(db.prisma, 3n, facts);
    await go(3n, program, LAST);
    expect((await ledgerOf(3n)).map(({ key }) => key)).toEqual((await expected(3n, program, LAST)).map(({ key }) => key));
    expect(await ledgerOf(3n)).toHaveLength(1);
  });

  it("pays a rate agreed with a partner", async () => {
    const { program, facts } = story([...TALE, { type: "partner.rate_set", on: "2026-02-01", partner: "P1", fee: "referral", rate: "30%", by: "mia", reason: "agreed" }]);
    await appendFacts(db.prisma, 30n, facts);
    await go(30n, program, LAST);
    expect((await ledgerOf(30n)).map(({ amountMinor }) => amountMinor)).toEqual([1_500_000n]);
  });

  it("gives way to whoever posts the same first, and looks again", async () => {
    const { program, facts } = tale;
    await appendFacts(db.prisma, 2n, facts);
    const ground = await groundOf(2n);
    const posted = await Promise.all([go(2n, program, LAST, ground), go(2n, program, LAST, ground), go(2n, program, LAST, ground)]);
    expect(posted.toSorted()).toEqual([0, 0, 1]);
    expect(await ledgerOf(2n)).toHaveLength(1);
  });
});
