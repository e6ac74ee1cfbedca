import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, type Day } from "../../../src/program/calendar.ts";
import type { Fact } from "../../../src/program/facts.ts";
import { answerBook } from "../../../src/server/commands/book.ts";
import type { Database } from "../../../src/server/db/database.ts";
import type { Portal } from "../../../src/server/jobs/portal.ts";
import { settleDeals } from "../../../src/server/jobs/settle-deals.ts";
import { presetProgram } from "../../../src/scenario/preset.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { postingsOf, type StoredPosting } from "../../../src/server/store/ledger.ts";
import { formatMinor } from "../../../src/program/money.ts";
import { acceptedLead, company, invoicePaid, joined, story, won, type Event } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";
import { installAccount, PORTAL } from "../hubspot/installed-account.ts";

/** What the product learns on each simulated day, look by look: it settles after each of them. */
const DAYS: readonly (readonly [Day, readonly (readonly Event[])[]])[] = [
  ["2026-01-06", [[joined("P1", { tier: "expert" }), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme")]]],
  ["2026-02-10", [[won("D1", "2026-02-10", "50000")]]],
  ["2026-03-05", [[invoicePaid("D1", "2026-03-05")]]],
  ["2026-04-01", [[won("D1", "2026-04-01", "40000", { closedOn: "2026-02-10" })]]],
  // Twice within one day: the ledger holds both, the book what was owed in the end.
  ["2026-05-04", [[won("D1", "2026-05-04", "30000", { closedOn: "2026-02-10" })], [won("D1", "2026-05-04", "45000", { closedOn: "2026-02-10" })]]],
  // Learned late: the tier had been another when the deal closed.
  ["2026-05-20", [[{ type: "partner.tier_set", on: "2026-02-01", partner: "P1", tier: "elite", by: "mia", recordedOn: "2026-05-20" }]]],
  ["2026-06-15", [[won("D1", "2026-06-15", "45000", { stage: "lost", closedOn: "2026-06-15" })]]],
];

const noon = (day: Day): number => Date.parse(`${day}T16:00:00Z`);

let db: Database;
/** What the ledger held at the end of each day. */
const held = new Map<Day, readonly StoredPosting[]>();
beforeAll(async () => {
  db = await freshDatabase();
  await installAccount(db, noon("2026-01-06"), 60);
  let nth = 0;
  for (let day = "2026-01-06"; day <= "2026-06-20"; day = addDays(day, 1)) {
    const portal: Portal = { portalId: PORTAL, program: { ...presetProgram("fullstory"), timeZone: "America/New_York" }, today: day, currency: "USD", log: pino({ level: "silent" }) };
    for (const look of DAYS.find(([on]) => on === day)?.[1] ?? []) {
      const facts: readonly Fact[] = story(look.map((event) => ({ id: `f${String((nth += 1)).padStart(4, "0")}`, ...event }))).facts;
      await db.transaction(async (tx) => {
        await appendFacts(tx, PORTAL, facts);
        await settleDeals(tx, portal, ["D1"]);
      });
    }
    held.set(day, await postingsOf(db.prisma, PORTAL, ["deal:D1"]));
  }
});
afterAll(async () => db.close());

/** What was posted on each day, to whom; within a day only the sum counts. */
const byDay = (postings: readonly { readonly on: Day; readonly partner: string; readonly minor: bigint }[]): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { on, partner, minor } of postings) sums.set(`${on} ${partner}`, (sums.get(`${on} ${partner}`) ?? 0n) + minor);
  return new Map([...sums].filter(([, minor]) => minor !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)));
};
const stored = (postings: readonly StoredPosting[]) => byDay(postings.map(({ on, partner, amountMinor }) => ({ on, partner, minor: amountMinor })));
const bookOn = async (day: Day): Promise<{ readonly ledger: readonly { on: Day; partner: string; amount: string }[]; readonly fees: readonly { amount: string; status: string }[] }> =>
  JSON.parse((await answerBook(["--portal", String(PORTAL), "--as-of", day], noon("2026-06-20"), (work) => work(db))).stdout);

describe("a deal that is won, corrected and lost on different days", () => {
  it("is told as of every past day as the ledger held it when that day ended", async () => {
    for (const [day, postings] of held) {
      const { ledger } = await bookOn(day);
      expect([day, byDay(ledger.map(({ on, partner, amount }) => ({ on, partner, minor: BigInt(amount.replace(".", "")) })))]).toEqual([day, stored(postings)]);
    }
  }, 120_000);

  it("keeps what it held: the ledger of a day is the later one's rows up to it", () => {
    const last = held.get("2026-06-20") ?? [];
    for (const [day, postings] of held) expect(last.filter(({ on }) => on <= day)).toEqual(postings);
  });

  it("owes on each day what was known on it", async () => {
    const owed = await Promise.all(["2026-02-09", "2026-02-10", "2026-03-31", "2026-04-01", "2026-05-04", "2026-05-20", "2026-06-15"].map(async (day) => (await bookOn(day)).fees.map(({ amount, status }) => `${amount} ${status}`).join()));
    expect(owed).toEqual(["", "7500.00 earned", "7500.00 payable", "6000.00 payable", "6750.00 due", "9000.00 due", "0.00 reversed"]);
    const sameDay = (held.get("2026-05-04") ?? []).filter(({ on }) => on === "2026-05-04").map(({ amountMinor }) => formatMinor(amountMinor, "USD"));
    expect(sameDay).toEqual(["-1500.00", "2250.00"]);
  });
});
