import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { CommandRefused } from "../../../src/server/commands/refusal.ts";
import { answerWhatIf } from "../../../src/server/commands/what-if.ts";
import { repositoryRoot } from "../../support/database.ts";

const folder = mkdtempSync(path.join(tmpdir(), "what-if-"));
afterAll(() => { rmSync(folder, { recursive: true }); });

const estimates = path.join(repositoryRoot, "test/examples/16-estimates.json");
const ask = (...args: readonly string[]) => answerWhatIf(args, 0, () => { throw new Error("a scenario needs no database"); });
const refused = async (...args: readonly string[]): Promise<readonly string[]> => {
  try {
    await ask(...args);
    return [];
  } catch (error) {
    if (error instanceof CommandRefused) return error.problems;
    throw error;
  }
};

describe("what would a deal of a scenario earn", () => {
  it("is shown side by side, with every reason below", async () => {
    const { stdout, stderr, exitCode } = await ask(estimates, "--deal", "D1", "--tier", "elite", "--if", "tier=elite,amount=80000");
    expect([stderr, exitCode]).toEqual(["", 0]);
    expect(stdout).toBe(`Deal D1 on 2026-06-10

                      1. as it stands  2. tier=elite  3. tier=elite, amount=80000
closed on             2026-06-10       2026-06-10     2026-06-10
partner               P1               P1             P1
fee                   referral         referral       referral
tier                  Expert           Elite          Elite
base                  20,000.00 USD    20,000.00 USD  80,000.00 USD
rate                  15%              20%            20%
amount                3,000.00 USD     4,000.00 USD   16,000.00 USD
due if paid that day  2026-07-30       2026-07-30     2026-07-30
total                 3,000.00 USD     4,000.00 USD   16,000.00 USD
difference                             +1,000.00 USD  +13,000.00 USD

1. as it stands
   An estimate: what the deal would earn if it were won on 2026-06-10 as it stands (R-17)
   A new deal earns 15% at Expert, the partner's tier since 2026-01-01: 20,000.00 USD × 15% = 3,000.00 USD (R-12)
   First-year value of the subscription: 20,000.00 USD (R-10)
2. tier=elite
   If it closed on 2026-06-10, at the tier Elite (R-17)
   A new deal earns 20% at Elite, the partner's tier since 2026-06-10: 20,000.00 USD × 20% = 4,000.00 USD (R-12)
   First-year value of the subscription: 20,000.00 USD (R-10)
3. tier=elite, amount=80000
   If it closed on 2026-06-10, for 80,000.00 USD in all, at the tier Elite (R-17)
   A new deal earns 20% at Elite, the partner's tier since 2026-06-10: 80,000.00 USD × 20% = 16,000.00 USD (R-12)
   First-year value of the subscription: 80,000.00 USD (20,000.00 USD plus its share of the deal's surcharge) = 80,000.00 USD (R-10)
`);
  });

  it("is also given as data, with the reason where it is nothing", async () => {
    const { stdout } = await ask(estimates, "--deal", "D1", "--type", "renewal", "--if", "close=2026-12-01,term=24", "--json");
    expect(JSON.parse(stdout)).toMatchObject({
      deal: "D1", asOf: "2026-06-10", currency: "USD",
      outcomes: [
        { if: null, closedOn: "2026-06-10", partners: ["P1"], fees: [{ rule: "referral", tier: "expert", base: "20000.00", rate: "0.15", amount: "3000.00", dueOn: "2026-07-30" }], none: null, total: "3000.00", difference: "0.00" },
        { if: { dealType: "renewal" }, fees: [], none: { reason: "renewal", why: { rule: "R-16" } }, total: "0.00", difference: "-3000.00" },
        { if: { closedOn: "2026-12-01", termMonths: 24 }, closedOn: "2026-12-01", fees: [{ base: "10000.00", amount: "1500.00", dueOn: "2027-01-30" }], difference: "-1500.00" },
      ],
    });
  });

  it("without a supposition is the deal as it stands", async () => {
    const { stdout } = await ask(estimates, "--deal", "D1", "--json");
    expect(JSON.parse(stdout).outcomes).toHaveLength(1);
  });

  it("cannot steer the terminal by what a file calls things", async () => {
    const file = path.join(folder, "hostile.json");
    writeFileSync(file, JSON.stringify({ program: "fullstory", asOf: "2026-06-30", events: [
      { id: "1", type: "partner.joined", on: "2026-01-01", partner: "\u001b[2JP", track: "referral", company: { name: "A" } },
      { id: "2", type: "lead.submitted", on: "2026-01-01", lead: "L", partner: "\u001b[2JP", company: { name: "B" } },
      { id: "3", type: "deal.updated", on: "2026-01-01", deal: "D", company: "C", stage: "open", dealType: "new", currency: "USD", lines: [], lead: "L" },
    ] }));
    const { stdout } = await ask(file, "--deal", "D");
    expect(stdout).toContain("\\u001b[2JP");
    expect(stdout).not.toContain("\u001b");
  });
});

describe("a question that cannot be answered", () => {
  it("is refused with every place and expectation", async () => {
    expect(await refused(estimates, "--close", "soon", "--if", "amount=12,5", "--if", "term=0,colour=red")).toEqual([
      "--deal: expected the deal to ask about, got nothing",
      '--close: expected a day, YYYY-MM-DD, got "soon"',
      '--if[0].5: expected no such field (known: close, tier, amount, partner, type, term), got ""',
      '--if[1].term: expected a whole number of months from 1 to 1200, got "0"',
      '--if[1].colour: expected no such field (known: close, tier, amount, partner, type, term), got "red"',
    ]);
    expect(await refused(estimates, "--deal", "D1", "--tier", "gold", "--if", "partner=P9,amount=1.005")).toEqual([
      '--tier: expected a tier of the partner\'s track (elite, expert, partner), got "gold"',
      '--if[0].amount: expected an amount of USD, with at most 2 decimals, got "1.005"',
      '--if[0].partner: expected a partner of the program (P1), got "P9"',
    ]);
    expect(await refused(estimates, "--deal", "D404")).toEqual(['--deal: expected a deal that is there on 2026-06-10, got "D404"']);
  });

  it("is refused when it is put in the wrong way", async () => {
    expect(await refused("--deal", "D1")).toEqual(["FILE: expected one scenario file or one --portal, got neither"]);
    expect(await refused(estimates, "--portal", "1", "--deal", "D1")).toEqual(["FILE: expected one scenario file or one --portal, got 2"]);
    expect(await refused(estimates, "--deal", "D1", "--tier", "a", "--tier", "b")).toEqual(["--tier: expected once, got 2 times"]);
    expect(await refused(estimates, "--deal", "D1", "--colour", "red")).toEqual([expect.stringContaining("--colour")]);
    expect(await refused(path.join(folder, "missing.json"), "--deal", "D1")).toEqual([expect.stringMatching(/missing\.json: expected a file that can be read, got ENOENT$/)]);
    expect(await ask()).toMatchObject({ stdout: "", stderr: expect.stringMatching(/^usage: /), exitCode: 2 });
    expect(await ask("--help")).toMatchObject({ stdout: expect.stringMatching(/^usage: /), exitCode: 0 });
  });
});
