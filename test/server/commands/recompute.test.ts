import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Fact } from "../../../src/program/facts.ts";
import { answerRecompute } from "../../../src/server/commands/recompute.ts";
import { CommandRefused } from "../../../src/server/commands/refusal.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { appendPostings } from "../../../src/server/store/ledger.ts";
import { acceptedLead, company, joined, story, won } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";
import { installAccount, PORTAL } from "../hubspot/installed-account.ts";

const NOON = Date.UTC(2026, 5, 30, 16);
const facts: readonly Fact[] = story([
  joined("P1", { tier: "expert" }), joined("P2"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme"), ...acceptedLead("L2", "P2", "Other"),
  won("D1", "2026-02-10", "50000"), won("D2", "2026-05-01", "1000"), won("D3", "2026-05-02", "2000", { lead: "L2" }),
]).facts;

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
  await installAccount(db, NOON, 60);
  await appendFacts(db.prisma, PORTAL, facts);
});
afterEach(async () => db.close());

const ask = async (args: readonly string[] = [], stop = new AbortController().signal, tell: (line: string) => void = () => undefined) =>
  answerRecompute(["--portal", String(PORTAL), ...args], NOON, (work) => work(db), { stop, clock: () => 0, tell });
const rows = async () => (await db.prisma.ledgerEntry.findMany({ orderBy: [{ causeKey: "asc" }, { seq: "asc" }] })).map(({ causeKey, partner, amountMinor, reason }) => [causeKey, partner, Number(amountMinor), reason]);

describe("a recompute asked from the shell", () => {
  it("posts what is owed, says how much to whom, and finds nothing the second time", async () => {
    const { stdout, exitCode } = await ask();
    expect(exitCode).toBe(0);
    expect(stdout).toBe(`Posted 3 postings. 0 s

By partner
  P1  2  7,650.00 USD
  P2  1  200.00 USD

Postings
  2026-02-10  P1  referral  deal:D1  7,500.00 USD  earned
  2026-05-01  P1  referral  deal:D2  150.00 USD    earned
  2026-05-02  P2  referral  deal:D3  200.00 USD    earned
`);
    expect(await rows()).toEqual([["deal:D1", "P1", 750_000, "earned"], ["deal:D2", "P1", 15_000, "earned"], ["deal:D3", "P2", 20_000, "earned"]]);
    expect(await ask(["--all"])).toEqual({ stdout: "The ledger says what is owed: nothing was posted. 0 s\n", stderr: "", exitCode: 0 });
    expect(await rows()).toHaveLength(3);
  });

  it.each(["--dry-run", "--verify"])("with %s posts nothing and says what is missing", async (how) => {
    const { stdout, exitCode } = await ask([how]);
    expect(stdout).toContain("The ledger lacks 3 postings; nothing was posted.");
    expect(stdout).toContain("P1  2  7,650.00 USD");
    expect(exitCode).toBe(how === "--verify" ? 1 : 0);
    expect(await rows()).toEqual([]);
  });

  it("verifies a ledger that says what is owed with status 0, and with 1 when somebody was posted what nobody is owed", async () => {
    await ask();
    expect(await ask(["--verify"])).toMatchObject({ stdout: "The ledger says what is owed. 0 s\n", exitCode: 0 });
    await appendPostings(db.prisma, PORTAL, [{ on: "2026-05-01", partner: "P2", rule: "referral", cause: { deal: "D2" }, amountMinor: 500n, currency: "USD", reason: "earned", nth: 0 }]);
    const { stdout, exitCode } = await ask(["--verify"]);
    expect(exitCode).toBe(1);
    expect(stdout).toContain("2026-05-01  P2  referral  deal:D2  -5.00 USD  reversed");
  });

  const UNCHANGED = "Nothing has happened since the last recompute: the ledger says what is owed. 0 s\n";
  const EVERYTHING = "The ledger says what is owed: nothing was posted. 0 s\n";

  it("is over after a scan when nothing has happened since the last, and looks at everything when anything has", async () => {
    await ask();
    expect((await ask()).stdout).toBe(UNCHANGED);
    expect((await ask(["--verify"])).stdout).toBe("The ledger says what is owed. 0 s\n");
    await appendFacts(db.prisma, PORTAL, story([joined("P3")]).facts.map((fact) => ({ ...fact, id: "later" })));
    expect((await ask()).stdout).toBe(EVERYTHING);
    expect((await ask()).stdout).toBe(UNCHANGED);
    await appendPostings(db.prisma, PORTAL, [{ on: "2026-05-01", partner: "P2", rule: "referral", cause: { deal: "D2" }, amountMinor: 500n, currency: "USD", reason: "earned", nth: 0 }]);
    expect((await ask()).stdout).toContain("Posted 1 posting.");
    await db.prisma.install.update({ where: { portalId: PORTAL }, data: { timeZone: "Asia/Tokyo" } });
    expect((await ask()).stdout).toBe(EVERYTHING);
    const nextDay = await answerRecompute(["--portal", String(PORTAL)], NOON + 86_400_000, (work) => work(db), { stop: new AbortController().signal, clock: () => 0, tell: () => undefined });
    expect(nextDay.stdout).toBe(EVERYTHING);
  });

  it("takes one that was stopped, or only looked, for none", async () => {
    const stop = new AbortController();
    await ask([], stop.signal, () => { stop.abort(); });
    expect((await ask()).stdout).toBe(EVERYTHING);
    await appendFacts(db.prisma, PORTAL, story([joined("P3")]).facts.map((fact) => ({ ...fact, id: "later" })));
    await ask(["--dry-run"]);
    expect((await ask()).stdout).toBe(EVERYTHING);
  });

  it("has a deal looked at again when HubSpot shows its fee", async () => {
    await db.prisma.dealSummary.create({ data: { portalId: PORTAL, dealId: "D1", summary: {}, pending: false } });
    await ask();
    expect(await db.prisma.dirtyDeal.findMany({ select: { dealId: true, reason: true } })).toEqual([{ dealId: "D1", reason: "recomputed" }]);
  });

  it("stops when asked to, says where, and goes on from there", async () => {
    const stop = new AbortController();
    const stopped = await ask([], stop.signal, () => { stop.abort(); });
    // Where several parts are at work at once, the last of them may have been all there was.
    const [, place = ""] = /^stopped: all before that is settled; go on with --after '(deals:D3|partners:)'\n$/.exec(stopped.stderr) ?? [];
    expect({ exitCode: stopped.exitCode, place }).toEqual({ exitCode: 130, place: expect.stringMatching(/./) });
    expect(await ask(["--after", place])).toMatchObject({ exitCode: 0, stdout: EVERYTHING });
    const lines: string[] = [];
    const rest = await ask(["--after", "deals:D1"], undefined, (line) => lines.push(line));
    expect(rest.stdout).toContain("nothing was posted");
    expect(lines).toEqual(["2 of 2 deals (100%), in 0 s", "2 of 2 partners (100%), in 0 s"]);
  });

  it("refuses an account that is none, and a place that is none", async () => {
    const refused = async (args: readonly string[]) => {
      const error: unknown = await answerRecompute(args, NOON, (work) => work(db), { stop: new AbortController().signal, clock: () => 0, tell: () => undefined }).catch((thrown: unknown) => thrown);
      return error instanceof CommandRefused ? error.problems : error;
    };
    expect(await refused(["--portal", "1"])).toEqual(["--portal: expected an account that installed the app, got 1"]);
    expect(await refused(["--portal", String(PORTAL), "--after", "x"])).toEqual(['--after: expected the place at which an earlier recompute stopped, such as deals:7007, got "x"']);
    expect(await refused([])).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^usage: /) });
  });
});
