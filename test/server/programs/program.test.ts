import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { presetDefinition } from "../../../src/scenario/preset.ts";
import type { ProgramDefinition } from "../../../src/scenario/program-definition.ts";
import { CommandRefused } from "../../../src/server/commands/refusal.ts";
import type { UseDatabase } from "../../../src/server/commands/database.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { programOf } from "../../../src/server/live-program.ts";
import { answerProgram } from "../../../src/server/programs/program.ts";
import { auditOf } from "../../../src/server/store/audit.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { findInstall } from "../../../src/server/store/install.ts";
import { findLastDay, saveLastDay } from "../../../src/server/store/last-day.ts";
import { termsOn } from "../../../src/program/terms.ts";
import { acceptedLead, company, invoicePaid, joined, story, won } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";
import { installAccount, PORTAL } from "../hubspot/installed-account.ts";

const NOON = Date.UTC(2026, 5, 30, 16);
const EVENTS = [
  joined("P1", { tier: "expert" }), joined("P2"), company("C1", "Acme"), company("C2", "Umbra"), ...acceptedLead("L1", "P1", "Acme"), ...acceptedLead("L2", "P2", "Umbra"),
  won("D1", "2026-02-10", "50000"), invoicePaid("D1", "2026-03-05"), won("D2", "2026-05-01", "1000"), won("D3", "2026-06-01", "2000", { company: "C2", lead: "L2" }),
];
const fullstory = presetDefinition("fullstory");

/** The preset with other rates for what partners refer. */
const withRates = (rates: Readonly<Record<string, string>>): ProgramDefinition => ({
  ...fullstory,
  tracks: fullstory.tracks.map((track) => ({ ...track, fees: (track.fees ?? []).map((fee) => (fee.id === "referral" ? { ...fee, rates } : fee)) })) as ProgramDefinition["tracks"],
});
const RAISED = withRates({ partner: "10%", expert: "18%", elite: "20%" });

let folder: string;
beforeAll(() => { folder = mkdtempSync(path.join(tmpdir(), "program-")); });
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
const file = (name: string, content: unknown): string => {
  const place = path.join(folder, name);
  writeFileSync(place, typeof content === "string" ? content : JSON.stringify(content));
  return place;
};

let db: Database;
const openAccount = async (): Promise<void> => {
  db = await freshDatabase();
  await installAccount(db, NOON, 60);
  await appendFacts(db.prisma, PORTAL, story(EVENTS).facts);
};
const closeAccount = async (): Promise<void> => db.close();

const useDatabase: UseDatabase = (work) => work(db);
const noDatabase: UseDatabase = () => Promise.reject(new Error("no database is needed"));
const silent = (): void => undefined;
const program = async (...args: readonly string[]) => answerProgram(args, NOON, useDatabase, silent);
const found = async (place: string) => JSON.parse((await answerProgram(["check", place, "--json"], NOON, noDatabase, silent)).stdout);
const data = async (...args: readonly string[]) => JSON.parse((await program(...args, "--json")).stdout);
const portal = ["--portal", String(PORTAL)];
const refused = async (...args: readonly string[]): Promise<readonly string[]> => {
  try {
    const { stderr, exitCode } = await program(...args);
    return exitCode === 2 ? stderr.trimEnd().split("\n") : [];
  } catch (error) {
    if (error instanceof CommandRefused) return error.problems;
    throw error;
  }
};
/** The expert's rate for referred deals on a day, as the running product has it. */
const rateOn = async (day: string) => {
  const install = await findInstall(db.prisma, PORTAL);
  if (!install) throw new Error("no install");
  const fee = termsOn(await programOf(db.prisma, install), day).tracks[0]?.fees[0];
  return fee?.pays.kind === "rates" ? fee.pays.byTier["expert"] : null;
};
const FIFTEEN = { num: 15n, den: 100n };
const EIGHTEEN = { num: 18n, den: 100n };

describe("checking", () => {
  it("passes what has warnings only, and fails what has errors, file by file", async () => {
    const sound = file("sound.jsonc", `// Ours\n${JSON.stringify(RAISED)}`);
    const wrong = file("wrong.json", withRates({ gold: "10%" }));
    expect(await answerProgram(["check", sound], NOON, noDatabase, silent)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`${sound}: 1 note\n`) });
    expect(await answerProgram(["check", sound, wrong], NOON, noDatabase, silent)).toMatchObject({ exitCode: 2, stdout: expect.stringContaining('error unknown-tier at tracks[0].fees[0].rates.gold\n  Expected a tier of the track (partner, expert, elite), got "gold".') });
    expect(await found(wrong)).toMatchObject([{ file: wrong, findings: [{ id: "unknown-tier", severity: "error", place: "tracks[0].fees[0].rates.gold" }] }]);
  });

  it.each<[string, string, string]>([
    ["no JSON", '{ "id": }', "Line 1, column 9: expected a value."],
    ["a comma too many", '{ "id": "x", }', "Line 1, column 14: expected a property name."],
    ["a comment left open", '{ "id": "x" /* so', "Line 1, column 18: expected a close brace."],
    ["after a comment", '// Ours\n{ "id": }', "Line 2, column 9: expected a value."],
    ["a field that is given twice", '{ "id": "x",\n  /* again */ "id": "y" }', 'Line 2, column 15: expected each field once, got "id" again.'],
    ["nothing", "", "Line 1, column 1: expected a JSON document, got nothing."],
  ])("says where a file is wrong: %s", async (_, content, sentence) => {
    expect(await found(file("broken.json", content))).toMatchObject([{ findings: [{ id: "file", severity: "error", place: "", sentence }] }]);
  });
});

describe("comparing", () => {
  beforeAll(openAccount);
  afterAll(closeAccount);

  it("says what the terms say differently, and deal by deal what an account would have owed", async () => {
    const { stdout } = await program("diff", "current", file("raised.json", RAISED), ...portal);
    expect(stdout).toBe(`current of account ${PORTAL} → ${path.join(folder, "raised.json")}

Terms
  tracks.referral.fees.referral.rates.expert  15% → 18%

As if the new terms had always held, as of 2026-06-30

Deal by deal
  partner         for      old           new           difference
  Agency P1 (P1)  deal D1  7,500.00 USD  9,000.00 USD  +1,500.00 USD  referral
  Agency P1 (P1)  deal D2  150.00 USD    180.00 USD    +30.00 USD     referral

1 more is owed the same.

Totals
  partner         old           new           difference
  Agency P1 (P1)  7,650.00 USD  9,180.00 USD  +1,530.00 USD
  Agency P2 (P2)  200.00 USD    200.00 USD    0.00 USD
  all             7,850.00 USD  9,380.00 USD  +1,530.00 USD
`);
  });

  it("counts the new terms from a day on, and up to a day", async () => {
    const raised = file("raised.json", RAISED);
    expect((await data("diff", "fullstory", raised, "--facts", String(PORTAL), "--from", "2026-05-01")).totals).toMatchObject([{ partner: "P1", difference: "30.00" }, { partner: "P2", difference: "0.00" }]);
    expect((await data("diff", "fullstory", raised, ...portal, "--as-of", "2026-04-30")).totals).toEqual([{ partner: "P1", currency: "USD", old: "7500.00", new: "9000.00", difference: "1500.00" }]);
  });

  it("says why a deal would earn nothing any more", async () => {
    const { causes } = await data("diff", "fullstory", file("less.json", withRates({ expert: "15%", elite: "20%" })), ...portal);
    expect(causes.at(-1)).toEqual({
      partner: "P2", cause: { deal: "D3" }, currency: "USD", difference: "-200.00",
      old: { amount: "200.00", rules: ["referral"], none: null }, new: { amount: "0.00", rules: [], none: "no_rate_for_tier" },
    });
  });

  it("takes the facts of a scenario, or a list of events", async () => {
    const events = EVENTS.map((event, i) => ({ id: `e${String(i).padStart(4, "0")}`, ...event }));
    const raised = file("raised.json", RAISED);
    const scenario = file("scenario.json", { program: "fullstory", asOf: "2026-04-30", events });
    for (const facts of [[scenario], [file("events.json", events), "--as-of", "2026-04-30"]]) {
      const { stdout } = await answerProgram(["diff", "fullstory", raised, "--json", "--facts", ...facts], NOON, noDatabase, silent);
      expect(JSON.parse(stdout)).toMatchObject({ asOf: "2026-04-30", totals: [{ partner: "P1", difference: "1500.00" }] });
    }
  });

  it("calls what comes to the same no difference", async () => {
    const { rounding, ...silent } = withRates({ elite: "0.20", expert: "0.15", partner: "10.0%" });
    expect(rounding).toBe("half_away");
    expect(await data("diff", "fullstory", file("same.json", silent))).toMatchObject({ terms: [] });
  });

  it("refuses what it cannot compare", async () => {
    const raised = file("raised.json", RAISED);
    expect(await refused("diff", "current", raised)).toEqual(["current: expected --portal with the account whose version is meant"]);
    expect(await refused("diff", "7", raised, ...portal)).toEqual(["7: expected a version of the account, 0 to 0"]);
    expect(await refused("diff", raised, path.join(folder, "none.json"))).toEqual([`${path.join(folder, "none.json")}: expected a file that can be read, got ENOENT`]);
    expect(await refused("diff", "fullstory", file("wrong.json", withRates({ gold: "10%" })))).toEqual([expect.stringMatching(/wrong\.json: tracks\[0\]\.fees\[0\]\.rates\.gold: Expected a tier/)]);
    expect(await refused("diff", "fullstory", raised, "--from", "tomorrow")).toEqual(['--from: expected a day, YYYY-MM-DD, got "tomorrow"']);
    expect(await refused("diff", "fullstory", raised, "--as-of", "2026-01-01")).toEqual(["--as-of: expected --facts or --portal beside it, got neither"]);
    expect(await refused("diff", "fullstory", raised, ...portal, "--as-of", "2026-07-01")).toEqual(['--as-of: expected a day up to today, 2026-06-30, got "2026-07-01"']);
    expect(await refused("diff", "fullstory", raised, "--facts", "7")).toEqual(["--facts: expected an account that installed the app, got 7"]);
    expect(await refused("diff", "fullstory", raised, "--facts", file("facts.json", [{ ...joined("P1"), id: "1", on: "soon" }]))).toEqual([expect.stringMatching(/facts\.json: events\[0\]\.on: expected a day/)]);
    const twice = file("twice.json", { versions: [{ program: "fullstory" }, { from: "2026-01-01", program: "fullstory" }] });
    expect(await refused("diff", "fullstory", twice, "--from", "2026-01-01")).toEqual([`--from: expected a program of one version, got the 2 of ${twice}, which say their own days`]);
  });
});

describe("publishing", () => {
  beforeEach(openAccount);
  afterEach(closeAccount);

  it("has a version hold from its day on, for servers that are running too", async () => {
    expect(await rateOn("2026-08-01")).toEqual(FIFTEEN);
    const { stdout } = await program("publish", file("raised.json", RAISED), ...portal, "--from", "2026-07-01", "--by", "mia@vendor.example");
    expect(stdout).toContain("What changes against version 0, from 2026-07-01 on\n  tracks.referral.fees.referral.rates.expert  15% → 18%\n");
    expect(stdout).toContain(`Published as version 1 of account ${PORTAL} by mia@vendor.example. It holds from 2026-07-01 on.\n`);
    expect([await rateOn("2026-06-30"), await rateOn("2026-07-01")]).toEqual([FIFTEEN, EIGHTEEN]);
    expect(await db.prisma.dirtyDeal.count()).toBe(0);
    expect(await auditOf(db.prisma, PORTAL, "program:fullstory")).toMatchObject([{ actor: "mia@vendor.example", action: "program.published", details: { from: "2026-07-01" } }]);
    expect(await data("list", ...portal)).toMatchObject([
      { number: 0, from: null, standing: "in effect", program: "fullstory", publishedBy: null }, { number: 1, from: "2026-07-01", standing: "to come", publishedBy: "mia@vendor.example" },
    ]);
  });

  it("from today on has every deal looked at again, and today's coming worked once more", async () => {
    await saveLastDay(db.prisma, PORTAL, "2026-06-30");
    await program("publish", file("raised.json", RAISED), ...portal, "--from", "2026-06-30");
    expect(await db.prisma.dirtyDeal.findMany({ select: { dealId: true }, orderBy: { dealId: "asc" } })).toEqual([{ dealId: "D1" }, { dealId: "D2" }, { dealId: "D3" }]);
    expect(await findLastDay(db.prisma, PORTAL)).toBe("2026-06-29");
  });

  it("shows a version as a file that can be published again", async () => {
    await program("publish", file("raised.json", RAISED), ...portal, "--from", "2026-07-01");
    expect(JSON.parse((await program("show", ...portal, "--version", "1")).stdout)).toEqual(RAISED);
    const shown = (await program("show", ...portal)).stdout;
    expect(Object.keys(JSON.parse(shown))).toEqual(["id", "name", "currency", "timeZone", "rounding", "leads", "tracks"]);
    expect(await data("diff", file("shown.json", shown), "0", ...portal)).toMatchObject({ terms: [] });
  });

  it("stores nothing when it is only tried", async () => {
    const { stdout } = await program("publish", file("raised.json", RAISED), ...portal, "--from", "2026-07-01", "--dry-run");
    expect(stdout).toContain("15% → 18%");
    expect(stdout).toContain(`Nothing was published (--dry-run). What it would have paid: npm run program -- diff current ${path.join(folder, "raised.json")} --portal ${PORTAL}\n`);
    expect(await data("list", ...portal)).toHaveLength(1);
  });

  it("supersedes a version that has not begun only when told to", async () => {
    const raised = file("raised.json", RAISED);
    await program("publish", raised, ...portal, "--from", "2026-08-01");
    for (const from of ["2026-07-15", "2026-08-01"]) {
      expect(await refused("publish", "fullstory", ...portal, "--from", from)).toEqual([
        `--from: expected a day after 2026-08-01, from which version 1 is to hold; --replace publishes this in its stead, got "${from}"`,
      ]);
    }
    const { stdout } = await program("publish", "fullstory", ...portal, "--from", "2026-08-01", "--replace");
    expect(stdout).toContain("It supersedes version 1, not yet begun.\n");
    expect(await data("list", ...portal)).toMatchObject([{ standing: "in effect" }, { standing: "replaced" }, { number: 2, from: "2026-08-01", standing: "to come" }]);
    expect(await rateOn("2026-08-01")).toEqual(FIFTEEN);
  });

  it("lets an account have another program altogether until somebody joins", async () => {
    expect(await refused("publish", "infusionsoft", ...portal, "--from", "always")).toEqual([expect.stringMatching(/^--from: expected a day, YYYY-MM-DD: partners have joined/)]);
    await closeAccount();
    db = await freshDatabase();
    await installAccount(db, NOON, 60);
    await db.prisma.install.updateMany({ data: { timeZone: "Europe/Paris" } });
    expect((await program("publish", "infusionsoft", ...portal, "--from", "always")).stdout).toContain(`Published as version 1 of account ${PORTAL} by the command line. It holds from always: every deal is looked at again.\nPayments and approved costs of today are brought up to date by npm run recompute -- --portal ${PORTAL}\n`);
    const install = await findInstall(db.prisma, PORTAL);
    expect(install && await programOf(db.prisma, install)).toMatchObject({ id: "infusionsoft", timeZone: "Europe/Paris", later: [] });
    expect(await data("list", ...portal)).toMatchObject([{ standing: "replaced" }, { number: 1, from: null, standing: "in effect" }]);
  });

  it("refuses what would change the past, and another program", async () => {
    const raised = file("raised.json", RAISED);
    const publish = (what: string, from: string, ...more: readonly string[]) => refused("publish", what, ...portal, "--from", from, ...more);
    expect(await publish(raised, "2026-06-29")).toEqual(['--from: expected today, 2026-06-30, or a later day: what was earned before stays under the terms of its time, got "2026-06-29"']);
    await program("publish", raised, ...portal, "--from", "2026-06-30");
    expect(await publish(raised, "2026-06-30", "--replace")).toEqual(['--from: expected a later day: version 1 has begun on it, and stays, got "2026-06-30"']);
    expect(await publish("infusionsoft", "2026-07-01")).toEqual([
      'infusionsoft: id: expected "fullstory", as the account\'s program has it, got "infusionsoft"',
      'infusionsoft: name: expected "Fullstory partner program", as the account\'s program has it, got "Infusionsoft partner program"',
    ]);
    expect(await publish(file("wrong.json", withRates({ gold: "10%" })), "2026-07-01")).toEqual([expect.stringMatching(/wrong\.json: tracks\[0\]\.fees\[0\]\.rates\.gold: Expected a tier/)]);
    const twice = file("twice.json", { versions: [{ program: "fullstory" }, { from: "2026-01-01", program: "fullstory" }] });
    expect(await publish(twice, "2026-07-01")).toEqual([`${twice}: expected a program of one version, got 2: publish each by itself, from its day`]);
    expect(await publish(raised, "2026-02-30")).toEqual(['--from: expected a day, YYYY-MM-DD, got "2026-02-30"']);
    expect(await data("list", ...portal)).toHaveLength(2);
  });
});

describe("the command", () => {
  beforeAll(openAccount);
  afterAll(closeAccount);

  it("says how it is called", async () => {
    expect(await program()).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^usage: /) });
    expect(await program("check", "--help")).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^usage: /) });
    expect(await refused("revise")).toEqual(['COMMAND: expected one of check, diff, publish, list, show, got "revise"']);
    expect(await refused("check")).toEqual(["check: expected one or more program files, got nothing"]);
    expect(await refused("list", "all", ...portal, "--by", "mia")).toEqual(["list: expected no word, got all", "--by: expected one of --portal, --json beside list"]);
    expect(await refused("publish", "fullstory", "--from", "2026-07-01")).toEqual(["--portal: expected a HubSpot account's id, got nothing"]);
    expect(await refused("show", ...portal, "--version", "1")).toEqual(['--version: expected a version of the account, 0 to 0, got "1"']);
    expect(await refused("list", "--portal", "7")).toEqual(["--portal: expected an account that installed the app, got 7"]);
  });
});
