import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "../../../src/program/facts.ts";
import { answer } from "../../../src/scenario/simulate.ts";
import { answerBook } from "../../../src/server/commands/book.ts";
import { CommandRefused } from "../../../src/server/commands/refusal.ts";
import { answerWhatIf } from "../../../src/server/commands/what-if.ts";
import type { UseDatabase } from "../../../src/server/commands/database.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { acceptedLead, company, invoicePaid, joined, story, won } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";
import { installAccount, PORTAL } from "../hubspot/installed-account.ts";

const NOON = Date.UTC(2026, 5, 30, 16);
const EVENTS = [
  joined("P1", { tier: "expert" }), joined("P2"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme"),
  won("D1", "2026-02-10", "50000"), won("D1", "2026-04-01", "40000", { closedOn: "2026-02-10" }), invoicePaid("D1", "2026-03-05"), won("D2", "2026-05-01", "1000"),
];

let db: Database;
beforeAll(async () => {
  db = await freshDatabase();
  await installAccount(db, NOON, 60);
  const facts: readonly Fact[] = story(EVENTS).facts;
  await appendFacts(db.prisma, PORTAL, facts);
});
afterAll(async () => db.close());

const useDatabase: UseDatabase = (work) => work(db);
const ask = async (...args: readonly string[]) => answerBook(["--portal", String(PORTAL), ...args], NOON, useDatabase);
const book = async (...args: readonly string[]) => JSON.parse((await ask(...args)).stdout);
const refused = async (...args: readonly string[]): Promise<readonly string[]> => {
  try {
    await ask(...args);
    return [];
  } catch (error) {
    if (error instanceof CommandRefused) return error.problems;
    throw error;
  }
};

describe("the book of an account", () => {
  it.each(["2026-02-09", "2026-02-10", "2026-03-31", "2026-06-30"])("as of %s is what simulate prints for the same facts on that day", async (asOf) => {
    const scenario = { program: "fullstory", asOf, events: EVENTS.map((event, i) => ({ id: `e${String(i).padStart(4, "0")}`, ...event })) };
    const simulated = answer(Buffer.from(JSON.stringify(scenario)));
    expect(await book("--as-of", asOf)).toEqual(simulated.ok && simulated.value);
  });

  it("without a day is today's, in the program's time zone", async () => {
    expect((await book()).asOf).toBe("2026-06-30");
  });

  it("shows one partner, or one deal, out of the whole", async () => {
    const whole = await book();
    const ofPartner = await book("--partner", "P1");
    expect(ofPartner).toEqual({ ...whole, tiers: whole.tiers.filter(({ partner }: { partner: string }) => partner === "P1") });
    const ofDeal = await book("--deal", "D2", "--as-of", "2026-05-01");
    expect(ofDeal).toMatchObject({ leads: [{ lead: "L1" }], tiers: [], fees: [{ cause: { deal: "D2" }, amount: "150.00" }], ledger: [{ cause: { deal: "D2" } }], payouts: [] });
    expect(ofDeal.fees).toHaveLength(1);
  });

  it("is told with its reasons", async () => {
    const { stdout } = await ask("--explain", "--deal", "D1", "--as-of", "2026-04-01");
    expect(stdout).toMatch(new RegExp(`^Account ${PORTAL} on 2026-04-01\\n\\n.* \\(P1\\)\\n`));
    expect(stdout).toContain(`
Deals
  Deal D1
    referral: 6,000.00 USD, payable, due date 2026-04-30
      - A new deal earns 15% at Expert, the partner's tier since 2026-01-01: 40,000.00 USD × 15% =
        6,000.00 USD (R-12)
      - First-year value of the subscription: 40,000.00 USD (R-10)
`);
    expect(stdout).toContain("      2026-04-01 corrected: -1,500.00 USD\n");
  });

  it("cannot be asked of a day to come, of nobody, or of nothing", async () => {
    expect(await refused("--as-of", "2026-07-01")).toEqual(['--as-of: expected a day, YYYY-MM-DD, up to today, 2026-06-30, got "2026-07-01"']);
    expect(await refused("--as-of", "2026-02-30")).toEqual(['--as-of: expected a day, YYYY-MM-DD, up to today, 2026-06-30, got "2026-02-30"']);
    expect(await refused("--partner", "P9", "--deal", "D9")).toEqual(['--partner: expected a partner of the account, got "P9"', '--deal: expected a deal of the account, got "D9"']);
    expect(await refused("--json", "--explain")).toEqual(["--explain: expected either --json or --explain, got both"]);
    expect(await answerBook([], NOON, useDatabase)).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^usage: /) });
  });
});

describe("what if, asked of an account", () => {
  it("answers from its facts as of today", async () => {
    const { stdout } = await answerWhatIf(["--portal", String(PORTAL), "--deal", "D1", "--tier", "elite", "--json"], NOON, useDatabase);
    expect(JSON.parse(stdout)).toMatchObject({ asOf: "2026-06-30", outcomes: [{ total: "6000.00" }, { total: "8000.00", difference: "2000.00" }] });
  });
});
