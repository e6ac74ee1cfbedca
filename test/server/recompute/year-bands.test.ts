import { afterAll, beforeAll, expect, it } from "vitest";
import { bookOf } from "../../../src/ledger/book-of.ts";
import { reachOf } from "../../../src/ledger/reach.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { recompute } from "../../../src/server/recompute/recompute.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { readGround } from "../../../src/server/store/ground.ts";
import { causeKey, postingsOf } from "../../../src/server/store/ledger.ts";
import { acceptedLead, company, joined, story, won, type Event, type Story } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";

const TODAY = "2026-12-31";
const DEALS = ["D1", "D2", "D3", "D4"];

/** 10%, and from 50,000 of a year 20%. */
const terms = (how: string) => ({
  id: "own", name: "Own", currency: "USD",
  tracks: [{
    id: "referral", tiers: [{ id: "partner" }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" },
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", bands: { over: "year", how, steps: [{ from: "0", rates: { partner: "10%" } }, { from: "50000", rates: { partner: "20%" } }] } }],
  }],
});
const { lead: _, ...shared } = won("D1", "2026-02-01", "40000.00");
const D1: Event = { ...shared, credits: [{ lead: "L1", share: "50%" }, { lead: "L2", share: "50%" }] };
/** P1 and P2 share D1; each brings more by leads of its own. Then comes D4, and at last D1 turns out to be lost. */
const FIRST: readonly Event[] = [
  ...["1", "2", "3"].flatMap((n): readonly Event[] => [company(`C${n}`, `Company ${n}`), ...acceptedLead(`L${n}`, n === "2" ? "P2" : "P1", `Lead ${n}`)]), joined("P1"), joined("P2"),
  D1, won("D2", "2026-03-01", "20000.00", { lead: "L2", company: "C2" }), won("D3", "2026-04-01", "10000.00", { lead: "L3", company: "C3" }),
];
const SECOND: readonly Event[] = [...FIRST, won("D4", "2026-05-01", "25000.00", { lead: "L3", company: "C3" })];
const THIRD: readonly Event[] = [...SECOND, { ...D1, on: "2026-06-01", stage: "lost", closedOn: "2026-06-01" }];

let db: Database;
beforeAll(async () => { db = await freshDatabase(); });
afterAll(async () => db.close());

/** Learns what is new in a story and recomputes, deal by deal; how many postings that took. */
const recomputed = async (portalId: bigint, { program, facts }: Story): Promise<number> => {
  await appendFacts(db.prisma, portalId, facts);
  let posted = 0;
  const ground = await db.sqlTransaction((sql) => readGround(sql, portalId));
  await recompute({ db, portalId, program, reach: reachOf(program), today: TODAY, writes: true, ground },
    { after: null, lanes: 2, sizes: { deals: 1, partners: 1 }, stop: new AbortController().signal, onDone: () => undefined, onMissing: (missing) => { posted += missing.length; } });
  return posted;
};

/** What postings come to, by partner and deal, those aside that come to nothing. */
const sums = (postings: readonly { readonly cause: object; readonly partner: string; readonly amountMinor: bigint }[]): Readonly<Record<string, bigint>> => {
  const held = new Map<string, bigint>();
  for (const { cause, partner, amountMinor } of postings) {
    const key = `${partner} ${"deal" in cause ? String(cause.deal) : ""}`;
    held.set(key, (held.get(key) ?? 0n) + amountMinor);
  }
  return Object.fromEntries([...held].filter(([, amount]) => amount !== 0n));
};

it.each([
  // P1: half of D1 and D3 are 30,000.00, at 10%; with D4 55,000.00, all at 20%; without D1 35,000.00, at 10% again. P2 stays below 50,000.00.
  {
    how: "retroactive", portal: 1n,
    first: { "P1 D1": 200_000n, "P2 D1": 200_000n, "P2 D2": 200_000n, "P1 D3": 100_000n },
    second: { "P1 D1": 400_000n, "P2 D1": 200_000n, "P2 D2": 200_000n, "P1 D3": 200_000n, "P1 D4": 500_000n },
    third: { "P2 D2": 200_000n, "P1 D3": 100_000n, "P1 D4": 250_000n },
  },
  // D4 lies from 30,000.00 to 55,000.00: 20,000.00 × 10% + 5,000.00 × 20% = 3,000.00; without D1 from 10,000.00 to 35,000.00, at 10%.
  {
    how: "marginal", portal: 2n,
    first: { "P1 D1": 200_000n, "P2 D1": 200_000n, "P2 D2": 200_000n, "P1 D3": 100_000n },
    second: { "P1 D1": 200_000n, "P2 D1": 200_000n, "P2 D2": 200_000n, "P1 D3": 100_000n, "P1 D4": 300_000n },
    third: { "P2 D2": 200_000n, "P1 D3": 100_000n, "P1 D4": 250_000n },
  },
])("a recompute follows the year of each partner under $how bands, and the second time posts nothing", async ({ how, portal, first, second, third }) => {
  for (const [events, expected] of [[FIRST, first], [SECOND, second], [THIRD, third]] as const) {
    const told = story(events, terms(how));
    expect(await recomputed(portal, told)).toBeGreaterThan(0);
    const stored = sums(await postingsOf(db.prisma, portal, DEALS.map((deal) => causeKey({ deal }))));
    expect(stored).toEqual(expected);
    expect(stored).toEqual(sums(bookOf(told.program, told.facts, TODAY).ledger));
    expect(await recomputed(portal, told)).toBe(0);
  }
});
