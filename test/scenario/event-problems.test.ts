import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/scenario.ts";

const problemsWith = (...events: readonly unknown[]): readonly string[] => {
  const reading = parseScenario({ program: "fullstory", asOf: "2026-06-30", events });
  return reading.ok ? [] : reading.problems;
};

const joined = { id: "e1", type: "partner.joined", on: "2026-01-01", partner: "P1", track: "referral", company: { name: "Agency" } };
const deal = {
  id: "e1", type: "deal.updated", on: "2026-01-01", deal: "D1", company: "C1", stage: "won", closedOn: "2026-01-01", dealType: "new", currency: "USD",
  lines: [{ kind: "subscription", amount: "100.00" }],
};
const without = (event: Readonly<Record<string, unknown>>, field: string): unknown => Object.fromEntries(Object.entries(event).filter(([key]) => key !== field));
const sold = {
  id: "e1", type: "subscription.sold", on: "2026-01-01", subscription: "S1", partner: "P1", customer: "K1", mrr: "10.00", currency: "JPY", qualified: true,
};
const paid = { id: "e2", type: "subscription.paid", on: "2026-01-02", subscription: "S1", payment: "jan", amount: "10" };
const rate = { id: "e1", type: "fx.rate", on: "2026-01-01", from: "EUR", to: "USD", rate: "1.1" };

describe("a field of the wrong form is named with what was expected", () => {
  test.each([
    [{ ...deal, lines: [{ kind: "subscription", amount: "12,5" }] }, 'events[0].lines[0].amount: expected a decimal string, got "12,5"'],
    [{ ...deal, lines: [{ kind: "subscription", amount: 100 }] }, "events[0].lines[0].amount: expected a decimal string, got 100"],
    [{ ...deal, lines: [{ kind: "subscription", amount: "-1.00" }] }, 'events[0].lines[0].amount: expected a decimal string, got "-1.00"'],
    [{ ...deal, lines: [{ kind: "subscription", amount: "1e3" }] }, 'events[0].lines[0].amount: expected a decimal string, got "1e3"'],
    [{ ...deal, lines: [{ kind: "subscription", amount: "1234567890123456" }] }, 'events[0].lines[0].amount: expected a decimal string, got "1234567890123456"'],
    [{ ...deal, lines: [{ kind: "subscription", amount: ".5" }] }, 'events[0].lines[0].amount: expected a decimal string, got ".5"'],
    [{ ...deal, lines: [{ kind: "subscription", amount: "1.005" }] }, 'events[0].lines[0].amount: expected an amount of USD, with at most 2 decimals, got "1.005"'],
    [{ ...deal, currency: "JPY" }, 'events[0].lines[0].amount: expected an amount of JPY, with at most 0 decimals, got "100.00"'],
    [{ ...deal, lines: [{ kind: "licence", amount: "1" }] }, 'events[0].lines[0].kind: expected one of subscription, services, got "licence"'],
    [{ ...deal, lines: [{ kind: "services", amount: "1", termMonths: 0 }] }, "events[0].lines[0].termMonths: expected a whole number from 1 to 1200, got 0"],
    [{ ...deal, lines: [{ kind: "services", amount: "1", termMonths: "12" }] }, 'events[0].lines[0].termMonths: expected a whole number from 1 to 1200, got "12"'],
    [{ ...deal, lines: {} }, "events[0].lines: expected an array of lines, got an object"],
    [{ ...deal, currency: "usd" }, 'events[0].currency: expected a currency code of ISO 4217, got "usd"'],
    [{ ...deal, currency: "ABC" }, 'events[0].currency: expected a currency code of ISO 4217, got "ABC"'],
    [{ ...deal, on: "2026-02-30" }, 'events[0].on: expected a day that exists, 1900 to 2199, got "2026-02-30"'],
    [{ ...deal, on: "1899-12-31" }, 'events[0].on: expected a day that exists, 1900 to 2199, got "1899-12-31"'],
    [{ ...deal, on: "2026-1-1" }, 'events[0].on: expected a day, YYYY-MM-DD, got "2026-1-1"'],
    [{ ...deal, lead: null }, "events[0].lead: expected a text, got null"],
    [{ ...deal, credits: [] }, "events[0].credits: expected at least one credit, got an empty array"],
    [{ ...deal, credits: [{ lead: "L1", share: "0%" }] }, 'events[0].credits[0].share: expected a share above zero, got "0%"'],
    [{ ...deal, credits: [{ lead: "L1", share: "60%" }, { lead: "L2", share: "0.4001" }] }, 'events[0].credits: expected shares of at most 100% together, got "100.01%"'],
    [{ ...deal, credits: [{ lead: "L1", share: "60%" }, { lead: "L1", share: "40%" }] }, 'events[0].credits[1].lead: expected a lead credited once, got "L1"'],
    [{ ...deal, lead: "L1", credits: [{ lead: "L2", share: "1" }] }, "events[0].credits: expected either a lead or credits, not both, got an array"],
    [{ ...deal, credits: [{ lead: "L1", share: "half" }] }, 'events[0].credits[0].share: expected a rate such as "15%" or "0.15", got "half"'],
    [{ ...deal, deal: "" }, 'events[0].deal: expected a text that is not empty, got ""'],
    [without(deal, "company"), "events[0].company: expected a text, got nothing"],
    [{ ...joined, partner: [] }, "events[0].partner: expected a text, got an empty array"],
    [{ ...joined, company: "Agency" }, 'events[0].company: expected an object, got "Agency"'],
    [{ ...rate, rate: "0" }, 'events[0].rate: expected a rate above zero, got "0"'],
    ["deal", 'events[0]: expected an object, got "deal"'],
    [{ ...joined, colour: "red" }, 'events[0].colour: expected no such field (known: type, id, on, recordedOn, partner, track, company, tier), got "red"'],
  ])("%j", (event, problem) => {
    expect(problemsWith(event)).toEqual([problem]);
  });

  test("an attestation's value is a whole number", () => {
    const attested = { id: "a", type: "partner.attested", on: "2026-01-01", partner: "P1", requirement: "case_study" };
    expect(problemsWith({ ...attested, value: 2 })).toEqual([]);
    expect(problemsWith({ ...attested, value: 1.5 })).toEqual(["events[0].value: expected a whole number from 0 to 1000000000, got 1.5"]);
  });

  test("an unknown type is named with those there are, and the common fields are still read", () => {
    const [type, ...others] = problemsWith({ id: "", type: "deal.moved", on: "today" });
    expect(type).toMatch(/^events\[0\]\.type: expected an event type: partner\.joined, .*, got "deal\.moved"$/);
    expect(others).toEqual(['events[0].id: expected a text that is not empty, got ""', 'events[0].on: expected a day, YYYY-MM-DD, got "today"']);
  });
});

const agreed = { id: "r", type: "partner.rate_set", on: "2026-01-01", partner: "P1", fee: "referral", rate: "25%", by: "mia", reason: "launch partner" };

describe("what fields say together", () => {
  test.each([
    [without(deal, "closedOn"), "events[0].closedOn: expected a day, since the deal is won, got nothing"],
    [{ ...deal, dealType: "expansion" }, "events[0].expands: expected the deal that this one expands, got nothing"],
    [{ ...paid, instalment: { n: 3, of: 2 } }, "events[0].instalment.n: expected at most 2, the number of instalments, got 3"],
    [{ ...joined, track: "resale" }, 'events[0].track: expected a track of the program (referral), got "resale"'],
    [{ ...joined, tier: "gold" }, 'events[0].tier: expected a tier of the track referral (partner, expert, elite), got "gold"'],
    [
      { id: "t", type: "partner.tier_set", on: "2026-01-01", partner: "P1", tier: "gold", by: "mia" },
      'events[0].tier: expected a tier of one of the program\'s tracks, got "gold"',
    ],
    [{ ...agreed, fee: "bonus" }, 'events[0].fee: expected a fee of the program (referral, upgrade, expansion, managed), got "bonus"'],
    [without(agreed, "rate"), "events[0].rate: expected a rate, a flat amount, or a rate of null to end what was agreed, got nothing"],
    [{ ...agreed, flat: "5" }, 'events[0].flat: expected either a rate or a flat amount, not both, got "5"'],
    [{ ...agreed, until: "2026-01-01" }, 'events[0].until: expected a day after 2026-01-01, on which it begins, got "2026-01-01"'],
    [without(agreed, "reason"), "events[0].reason: expected a text, got nothing"],
    [sold, 'events[0].mrr: expected an amount of JPY, with at most 0 decimals, got "10.00"'],
  ])("%j", (event, problem) => {
    expect(problemsWith(event)).toEqual([problem]);
  });

  test("an open deal needs no close date", () => {
    expect(problemsWith({ ...(without(deal, "closedOn") as object), stage: "open" })).toEqual([]);
  });

  test("a payment has the decimals of the sale's currency, wherever the sale stands", () => {
    const sale = { ...sold, mrr: "10" };
    expect(problemsWith({ ...paid, amount: "10.5" }, sale)).toEqual(['events[0].amount: expected an amount of JPY, with at most 0 decimals, got "10.5"']);
    expect(problemsWith({ ...paid, amount: "10.5" })).toEqual([]);
    expect(problemsWith({ ...paid, amount: "10.5" }, sale, { ...sale, id: "e9", currency: "USD", recordedOn: "2026-02-01" })).toEqual([]);
  });

  test("the same id twice is one event only if it says the same", () => {
    const reordered = Object.fromEntries(Object.entries(joined).reverse());
    expect(problemsWith(joined, reordered, { ...joined, recordedOn: joined.on })).toEqual([]);
    expect(problemsWith(joined, { ...joined, partner: "P2" })).toEqual(['events[1].id: expected another id, or the same content as events[0], got "e1"']);
  });
});

describe("the document", () => {
  test("everything wrong is reported at once, in the order of the document", () => {
    const reading = parseScenario({ program: "fullsory", asOf: "soon", extra: 1, events: [{ ...deal, on: 5 }, { ...joined, id: "e1" }] });
    expect(reading).toEqual({
      ok: false,
      problems: [
        'program: expected fullstory, infusionsoft or a program definition, got "fullsory"',
        'asOf: expected a day, YYYY-MM-DD, got "soon"',
        "extra: expected no such field (known: program, asOf, events), got 1",
        "events[0].on: expected a day, YYYY-MM-DD, got 5",
        'events[1].id: expected another id, or the same content as events[0], got "e1"',
      ],
    });
  });

  test("tracks and tiers are looked up in a definition even where something else in it is wrong", () => {
    const program = { id: "own", name: "Own", currency: "usd", tracks: [{ id: "alliance", tiers: [{ id: "base" }] }] };
    expect(parseScenario({ program, asOf: "2026-01-31", events: [{ ...joined, track: "alliance", tier: "gold" }, { ...joined, id: "e2", track: "resale" }] })).toEqual({
      ok: false,
      problems: [
        'program.currency: expected a currency code of ISO 4217, got "usd"',
        'events[0].tier: expected a tier of the track alliance (base), got "gold"',
        'events[1].track: expected a track of the program (alliance), got "resale"',
      ],
    });
  });

  test.each([
    [[], ["scenario: expected an object, got an empty array"]],
    [null, ["scenario: expected an object, got null"]],
    ["fullstory", ['scenario: expected an object, got "fullstory"']],
    [
      {},
      [
        "program: expected fullstory, infusionsoft or a program definition, got nothing",
        "asOf: expected a day, YYYY-MM-DD, got nothing",
        "events: expected an array of events, got nothing",
      ],
    ],
  ])("%j", (input, problems) => {
    expect(parseScenario(input)).toEqual({ ok: false, problems });
  });

  test("nesting without end is one problem, not a crash", () => {
    const deep: unknown = JSON.parse(`${'{"all":['.repeat(40_000)}${"]}".repeat(40_000)}`);
    expect(parseScenario(deep)).toEqual({ ok: false, problems: ["scenario: expected at most 64 levels of nesting, got more"] });
  });

  test("__proto__ is a field like any other, and an unknown one", () => {
    const hostile: unknown = JSON.parse('{"program":"fullstory","asOf":"2026-01-01","events":[],"__proto__":{"events":[1]}}');
    expect(parseScenario(hostile)).toEqual({
      ok: false,
      problems: ["__proto__: expected no such field (known: program, asOf, events), got an object"],
    });
  });

  test("a problem stays on its line and cannot steer a terminal", () => {
    const [problem] = problemsWith({ ...joined, track: "a\nb\u001b[31m\u009b" });
    expect(problem).toBe('events[0].track: expected a track of the program (referral), got "a\\nb\\u001b[31m\\u009b"');
  });
});
