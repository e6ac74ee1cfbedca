import { describe, expect, test } from "vitest";
import { standing } from "../../src/program/judge.ts";
import { formatMinor } from "../../src/program/money.ts";
import { whatIf, type Outcome, type QuestionProblem, type Supposition, type WhatIf } from "../../src/ledger/what-if.ts";
import { acceptedLead, company, joined, oneLead, reasons, story, subscription, won, type Event } from "./story.ts";

const ASKED_ON = "2026-06-30";
const open = (amount: string, more: Event = {}): Event => won("D1", "2026-03-01", amount, { stage: "open", closedOn: "2026-09-01", ...more });

const ask = (events: readonly Event[], alternatives: readonly Supposition[], program?: unknown, asOf = ASKED_ON): WhatIf | readonly QuestionProblem[] => {
  const { program: terms, facts } = story(events, program);
  return whatIf(terms, facts, asOf, { deal: "D1", alternatives });
};
const outcomes = (events: readonly Event[], alternatives: readonly Supposition[], program?: unknown, asOf = ASKED_ON): readonly Outcome[] => {
  const answer = ask(events, alternatives, program, asOf);
  if (!("outcomes" in answer)) throw new Error(JSON.stringify(answer));
  return answer.outcomes;
};
const problems = (events: readonly Event[], alternatives: readonly Supposition[]): readonly string[] => {
  const answer = ask(events, alternatives);
  return "outcomes" in answer ? [] : answer.map(({ alternative, field, expected, got }) => `${alternative} ${field}: expected ${expected}, got ${got}`);
};

/** `10000.00 Elite due 2026-07-30 (+2500.00)`, or the reason for nothing. */
const brief = ({ fees, none, differenceMinor }: Outcome): string => {
  const sums = fees.map((fee) => `${formatMinor(fee.amountMinor, fee.currency)} ${fee.partner} ${fee.tier.name} due ${fee.dueOn}`);
  return `${none ? none.reason : sums.join(" + ")} (${formatMinor(differenceMinor, "USD")})`;
};
const briefly = (...given: Parameters<typeof outcomes>): readonly string[] => outcomes(...given).map(brief);

const expert = [...oneLead, { type: "partner.tier_set", on: "2026-02-01", partner: "P1", tier: "expert", by: "mia" }];

describe("an open deal", () => {
  test("is answered as if it closed today, and beside it on another day, at another tier, for another amount", () => {
    expect(briefly([...expert, open("50000")], [{}, { closedOn: "2026-07-15" }, { tier: "elite" }, { amount: "80000" }, { tier: "elite", amount: "80000.00" }])).toEqual([
      "7500.00 P1 Expert due 2026-07-30 (0.00)",
      "7500.00 P1 Expert due 2026-07-30 (0.00)",
      "7500.00 P1 Expert due 2026-10-30 (0.00)",
      "10000.00 P1 Elite due 2026-07-30 (2500.00)",
      "12000.00 P1 Expert due 2026-07-30 (4500.00)",
      "16000.00 P1 Elite due 2026-07-30 (8500.00)",
    ]);
  });

  test("says what was supposed and how the fee comes about", () => {
    const [stands, elite] = outcomes([...expert, open("50000")], [{ tier: "elite", amount: "80000" }]);
    expect(stands?.supposed).toEqual({ kind: "as_if_closed", rule: "R-17", inputs: { on: "2026-06-30" }, steps: [] });
    expect(elite?.supposed).toMatchObject({ kind: "supposed", rule: "R-17", inputs: { closedOn: "2026-06-30", total: { amount: "80000.00", currency: "USD" }, tier: "Elite", partner: null } });
    expect(reasons(elite?.fees[0])).toEqual([
      "R-12 A new deal earns 20% at Elite, the partner's tier since 2026-06-30: 80,000.00 USD × 20% = 16,000.00 USD",
      "R-10 First-year value of the subscription: 80,000.00 USD (50,000.00 USD plus its share of the deal's surcharge) = 80,000.00 USD",
    ]);
  });

  test("closing before the tier was reached earns the lower rate; closing after a tier change that is known already, the higher", () => {
    const promoted = { type: "partner.tier_set", on: "2026-08-01", recordedOn: "2026-06-20", partner: "P1", tier: "elite", by: "mia" };
    const heardLater = { ...promoted, recordedOn: "2026-07-20" };
    expect(briefly([...expert, promoted, open("50000")], [{ closedOn: "2026-01-20" }, { closedOn: "2026-08-01" }])).toEqual([
      "7500.00 P1 Expert due 2026-07-30 (0.00)", "5000.00 P1 Partner due 2026-04-30 (-2500.00)", "10000.00 P1 Elite due 2026-10-30 (2500.00)",
    ]);
    expect(briefly([...expert, heardLater, open("50000")], [{ closedOn: "2026-08-01" }])[1]).toBe("7500.00 P1 Expert due 2026-10-30 (0.00)");
  });

  test("closing before its lead was accepted, or after the partner left, earns nothing, and why", () => {
    const left = { type: "partner.left", on: "2026-07-10", recordedOn: "2026-06-01", partner: "P1" };
    expect(briefly([...expert, left, open("50000")], [{ closedOn: "2026-01-05" }, { closedOn: "2026-07-10" }])).toEqual([
      "7500.00 P1 Expert due 2026-07-30 (0.00)", "lead_accepted_after_close (-7500.00)", "partner_left (-7500.00)",
    ]);
  });

  test("closing after its lead's protection has ended earns nothing; another deal's win keeps the lead", () => {
    const program = { id: "p", name: "P", currency: "USD", leads: { protection: "P6M" }, tracks: [{ id: "referral", tiers: [{ id: "partner" }],
      fees: [{ id: "referral", on: "deal_won", dealTypes: ["new"], base: "first_year_value", rates: { partner: "10%" } }], payout: { schedule: { kind: "month_end", plusDays: 0 }, minimum: "0" } }] };
    const own = won("D1", "2026-03-01", "1000");
    const other = won("D2", "2026-04-01", "1000");
    expect(briefly([...oneLead, own], [{ closedOn: "2026-07-05" }, { closedOn: "2026-07-06" }], program).map((text) => text.split(" ")[0])).toEqual(["100.00", "100.00", "lead_not_accepted"]);
    expect(briefly([...oneLead, own, other], [{ closedOn: "2026-07-06" }], program).map((text) => text.split(" ")[0])).toEqual(["100.00", "100.00"]);
  });

  test("an amount is spread over its lines, services too, and a longer term counts its first year", () => {
    const lines = [subscription("30000", { termMonths: 12 }), { kind: "services", amount: "10000" }];
    expect(briefly([...expert, open("0", { lines })], [{ amount: "80000" }, { termMonths: 24 }, { amount: "80000", termMonths: 24 }]).map((text) => text.split(" ")[0])).toEqual(["4500.00", "9000.00", "2250.00", "4500.00"]);
    expect(briefly([...expert, open("0", { lines: [] })], [{ amount: "80000" }, { amount: "80000", termMonths: 24 }]).map((text) => text.split(" ")[0])).toEqual(["nothing_eligible", "12000.00", "6000.00"]);
  });

  test("as a renewal earns nothing, as an upgrade what upgrades earn", () => {
    expect(briefly([...expert, open("50000")], [{ dealType: "renewal" }, { dealType: "upgrade" }])).toEqual([
      "7500.00 P1 Expert due 2026-07-30 (0.00)", "renewal (-7500.00)", "7500.00 P1 Expert due 2026-07-30 (0.00)",
    ]);
  });
});

describe("another partner", () => {
  const two = [...expert, joined("P2", { tier: "elite" })];

  test("is taken with a lead accepted in time, at its own tier, though the account is held by the first", () => {
    const answer = outcomes([...two, open("50000")], [{ partner: "P2" }, { partner: "P2", tier: "partner" }]);
    expect(answer.map(brief)).toEqual(["7500.00 P1 Expert due 2026-07-30 (0.00)", "10000.00 P2 Elite due 2026-07-30 (2500.00)", "5000.00 P2 Partner due 2026-07-30 (-2500.00)"]);
    expect(answer[1]).toMatchObject({ partners: ["P2"], supposed: { kind: "supposed", inputs: { partner: "Agency P2" } } });
  });

  test("also answers for a deal that nobody's lead stands behind, or whose lead came too late", () => {
    const { lead: _, ...nobodys } = open("50000");
    expect(briefly([...two, nobodys], [{ partner: "P2" }])).toEqual(["no_lead (0.00)", "10000.00 P2 Elite due 2026-07-30 (10000.00)"]);
    const late = [joined("P1"), company("C1", "Acme"), ...acceptedLead("L1", "P1", "Acme", "2026-05-01"), won("D1", "2026-04-01", "50000", { recordedOn: "2026-05-02" })];
    expect(briefly(late, [{ partner: "P1" }])).toEqual(["lead_accepted_after_close (0.00)", "5000.00 P1 Partner due 2026-07-30 (5000.00)"]);
  });

  test("earns nothing on what it buys itself, nor before it joined", () => {
    const buyer = joined("P3", { company: { id: "C1", name: "Acme" } });
    const newcomer = joined("P4", { on: "2026-06-01" });
    expect(briefly([...expert, buyer, newcomer, open("50000")], [{ partner: "P3" }, { partner: "P4", closedOn: "2026-05-31" }]).slice(1)).toEqual(["own_purchase (-7500.00)", "partner_left (-7500.00)"]);
  });

  test("an expansion that names a lead of its own counts as new; with its first deal's partner it stays an expansion (R-14)", () => {
    const initial = won("D0", "2026-02-10", "12000", { lead: "L1" });
    const expansion = open("6000", { dealType: "expansion", expands: "D0", lead: undefined });
    const asked = [...two, initial, JSON.parse(JSON.stringify(expansion))];
    const [stands, same, other] = outcomes(asked, [{ partner: "P1" }, { partner: "P2" }]);
    expect([stands, same, other].map((outcome) => outcome?.fees.map(({ rule, partner }) => `${rule} ${partner}`))).toEqual([["expansion P1"], ["expansion P1"], ["referral P2"]]);
    expect(same?.totalMinor).toBe(stands?.totalMinor);
  });
});

describe("a deal that is over", () => {
  test("won, it keeps its own close unless another is asked", () => {
    expect(briefly([...expert, won("D1", "2026-03-10", "50000")], [{ tier: "elite" }, { closedOn: "2026-01-20" }])).toEqual([
      "7500.00 P1 Expert due 2026-04-30 (0.00)", "10000.00 P1 Elite due 2026-04-30 (2500.00)", "5000.00 P1 Partner due 2026-04-30 (-2500.00)",
    ]);
  });

  test("lost, it earns nothing, and the alternatives take it as won", () => {
    expect(briefly([...expert, won("D1", "2026-03-10", "50000", { stage: "lost" })], [{}])).toEqual(["lost (0.00)", "7500.00 P1 Expert due 2026-07-30 (7500.00)"]);
  });

  test("deleted or unheard of, nothing can be asked of it", () => {
    expect(problems([...expert, won("D1", "2026-03-10", "50000", { stage: "deleted" })], [{}])).toEqual(["null deal: expected a deal that is there on 2026-06-30, got D1"]);
    expect(problems(expert, [{}])).toEqual(["null deal: expected a deal that is there on 2026-06-30, got D1"]);
  });
});

test("all that cannot be supposed is reported, with what was expected", () => {
  expect(problems([...expert, open("0", { lines: [] })], [{ tier: "gold", partner: "P9", amount: "10.005", dealType: "expansion" }, {}, { termMonths: 24 }])).toEqual([
    "0 amount: expected an amount of USD, with at most 2 decimals, got 10.005",
    "0 dealType: expected new, upgrade or renewal, since the deal expands no other, got expansion",
    "0 partner: expected a partner of the program (P1), got P9",
    "0 tier: expected a tier of the partner's track (elite, expert, partner), got gold",
    "2 termMonths: expected a deal with a subscription, whose term it would be, got 24",
  ]);
  expect(problems([...expert, open("0")], [{ amount: "100" }])).toEqual(["0 amount: expected a deal with a line that has a price, to spread it over, got 100"]);
});

test("decisions that a caller has judged count as standing, but not those recorded later", () => {
  const { program, facts } = story([...expert, open("50000"), { type: "lead.withdrawn", on: "2026-07-01", lead: "L1" }]);
  const answer = whatIf(program, facts, ASKED_ON, { deal: "D1", alternatives: [{ closedOn: "2026-07-10" }] }, standing(facts));
  expect("outcomes" in answer && answer.outcomes.map(({ totalMinor }) => totalMinor)).toEqual([750_000n, 750_000n]);
});
