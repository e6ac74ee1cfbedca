import { plainNotation } from "@partner-ledger/contracts/explanation/notation";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { Requirement, Track } from "../../src/program/program.ts";
import { leafId, leavesOf } from "../../src/program/requirement.ts";
import { formatDecimal } from "../../src/program/money.ts";
import { presetProgram } from "../../src/scenario/preset.ts";

const idsIn = (requirement: Requirement): readonly string[] => leavesOf(requirement).map(leafId);

/** What the benefit matrix promises on a subject, by tier. */
const promised = (track: Track | undefined, id: string) => track?.benefits.find((benefit) => benefit.id === id)?.values;
const ratesOf = (track: Track | undefined, fee: string) => {
  const pays = track?.fees.find(({ id }) => id === fee)?.pays;
  return pays?.kind === "rates" ? Object.fromEntries(Object.entries(pays.byTier).map(([tier, rate]) => [tier, plainNotation.rate(formatDecimal(rate))])) : null;
};

describe("fullstory", () => {
  const [track] = presetProgram("fullstory").first.tracks;

  test("asks what R-3 lists: 29 requirements, as in a worked example", () => {
    const example = JSON.parse(readFileSync(path.join(import.meta.dirname, "../examples/01-referral-paid.expected.json"), "utf8"));
    const listed = example.tiers[0].progress.requirements.map(({ tier, id }: { tier: string; id: string }) => `${tier} ${id}`);
    const asked = Object.entries(track?.requirements ?? {}).flatMap(([tier, requirement]) => idsIn(requirement).map((id) => `${tier} ${id}`));
    expect(asked).toHaveLength(29);
    expect([...asked].sort()).toEqual([...listed].sort());
  });

  test("pays the fees of R-12 to R-15", () => {
    expect(track?.fees.map(({ id, on, pays }) => [id, on, pays.kind === "bands" ? pays : Object.keys(pays.byTier)])).toEqual([
      ["referral", "deal_won", ["partner", "expert", "elite"]],
      ["upgrade", "deal_won", ["partner", "expert", "elite"]],
      ["expansion", "deal_won", ["partner", "expert", "elite"]],
      ["managed", "managed_month", ["expert", "elite"]],
    ]);
  });

  test.each(["referral", "upgrade", "expansion"])("promises in its benefit matrix what it pays for: %s", (fee) => {
    expect(promised(track, `${fee}_fee`)).toEqual(ratesOf(track, fee));
  });

  test("promises no managed fee at the entry tier (R-15)", () => {
    expect(promised(track, "managed_fee")).toEqual({ partner: "no", ...ratesOf(track, "managed") });
  });

  test("pays a quarter's fees 30 days after its end, whatever the sum, in the payee's currency (R-19 to R-21)", () => {
    expect(track?.payout).toEqual({ schedule: { kind: "quarter_end", plusDays: 30 }, minimum: "0", fixedCurrency: false });
  });
});

describe("infusionsoft", () => {
  const { tracks } = presetProgram("infusionsoft").first;

  test("has three tracks with the tiers of R-1, reviewed monthly without approval (R-6)", () => {
    expect(tracks.map(({ id }) => id)).toEqual(["reseller", "service", "app_developer"]);
    for (const { tiers, reviews } of tracks) {
      expect(tiers.map(({ id }) => id)).toEqual(["certified", "pro"]);
      expect(reviews).toEqual({ annual: null, midYear: null, monthly: true, approval: false, keepThrough: "next_year_end" });
    }
  });

  test("promises resellers the commission it pays, and Pro ones the higher one and funds (R-23, R-24, R-29)", () => {
    const [reseller] = tracks;
    expect(promised(reseller, "commission")).toEqual(ratesOf(reseller, "recurring"));
    expect(promised(reseller, "volume_commission")).toEqual({ certified: "no", pro: "30%" });
    expect(promised(reseller, "market_funds")).toEqual({ certified: "no", pro: "eligible" });
  });

  test("pays resellers on the 20th or the next business day, from 100.00 on, in dollars (R-25, R-26, R-28)", () => {
    expect(tracks.map(({ payout }) => payout)).toEqual([
      { schedule: { kind: "day_of_next_month", day: 20, businessDay: "next", holidays: "US" }, minimum: "100.00", fixedCurrency: true },
      null,
      null,
    ]);
  });
});
