import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bookOf } from "../../../src/ledger/book-of.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { settleDeals } from "../../../src/server/jobs/settle-deals.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { causeKey, postingsOf } from "../../../src/server/store/ledger.ts";
import { acceptedLead, company, joined, story, won, type Event } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";

const PORTAL = 1n;
const TODAY = "2026-12-31";
const terms = {
  id: "own", name: "Own", currency: "USD",
  tracks: [{
    id: "referral", tiers: [{ id: "partner" }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" },
    fees: [{ id: "share", on: "deal_won", dealTypes: ["new"], base: "first_year_value", bands: { over: "year", how: "retroactive", steps: [{ from: "0", rates: { partner: "10%" } }, { from: "50000", rates: { partner: "20%" } }] } }],
  }],
};
/** P1 and P2 share D1; each brings more by leads of its own, for other companies. */
const events: readonly Event[] = [
  ...["1", "2", "3"].flatMap((n): readonly Event[] => [company(`C${n}`, `Company ${n}`), ...acceptedLead(`L${n}`, n === "2" ? "P2" : "P1", `Lead ${n}`)]), joined("P1"), joined("P2"),
  JSON.parse(JSON.stringify({ ...won("D1", "2026-02-01", "40000.00"), lead: undefined, credits: [{ lead: "L1", share: "50%" }, { lead: "L2", share: "50%" }] })),
  won("D2", "2026-03-01", "20000.00", { lead: "L2", company: "C2" }), won("D3", "2026-04-01", "10000.00", { lead: "L3", company: "C3" }),
];
const { program, facts } = story([...events, won("D4", "2026-05-01", "25000.00", { lead: "L3", company: "C3" })], terms);

let db: Database;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(async () => db.close());

const portal = { portalId: PORTAL, program, today: TODAY, currency: "USD", log: pino({ level: "silent" }) };
const settle = (deals: readonly string[]) => db.transaction((tx) => settleDeals(tx, portal, deals));
const DEALS = ["D1", "D2", "D3", "D4"];
/** What the ledger holds of each deal for each partner. */
const held = (postings: readonly { readonly cause: object; readonly partner: string; readonly amountMinor: bigint }[]): Readonly<Record<string, bigint>> => {
  const sums: Record<string, bigint> = {};
  for (const { cause, partner, amountMinor } of postings) {
    const key = `${partner} ${"deal" in cause ? String(cause.deal) : ""}`;
    sums[key] = (sums[key] ?? 0n) + amountMinor;
  }
  return sums;
};

it("a deal that moves the year of its partner moves the fees of its other deals, though it is the only one looked at", async () => {
  await db.transaction((tx) => appendFacts(tx, PORTAL, facts.filter((fact) => fact.type !== "deal.updated" || fact.deal !== "D4")));
  await settle(["D1", "D2", "D3"]);
  await db.transaction((tx) => appendFacts(tx, PORTAL, facts));
  await settle(["D4"]);
  const stored = held(await postingsOf(db.prisma, PORTAL, DEALS.map((deal) => causeKey({ deal }))));
  // P1: half of D1, D3 and D4 are 20,000 + 10,000 + 25,000 = 55,000.00, so all at 20%. P2: 20,000 + 20,000, at 10%.
  expect(stored).toEqual({ "P1 D1": 400000n, "P2 D1": 200000n, "P2 D2": 200000n, "P1 D3": 200000n, "P1 D4": 500000n });
  expect(stored).toEqual(held(bookOf(program, facts, TODAY).ledger));
  expect((await settle(["D2"])).posted).toBe(0);
});
