import { describe, expect, test } from "vitest";
import { joined, reasons, tell, type Event } from "../ledger/story.ts";

const set = (on: string, tier: string, more: Event = {}): Event => ({ type: "partner.tier_set", on, partner: "P1", tier, by: "mia", ...more });
const left = (on: string): Event => ({ type: "partner.left", on, partner: "P1" });
const tierAt = (asOf: string, ...events: readonly Event[]) => tell(asOf, events).tiers.map(({ tier, since }) => `${tier} since ${since}`)[0] ?? "not in the program";

describe("the tier on a date (R-2)", () => {
  test("is the entry tier from the day of joining", () => {
    expect(tierAt("2025-12-31", joined("P1"))).toBe("not in the program");
    expect(tierAt("2026-01-01", joined("P1"))).toBe("partner since 2026-01-01");
  });

  test("is the latest change effective by then; of one day's changes the one recorded last", () => {
    const changes = [joined("P1"), set("2026-02-01", "elite", { recordedOn: "2026-02-05" }), set("2026-02-01", "expert", { recordedOn: "2026-02-03" }), set("2026-04-01", "partner")];
    expect(tierAt("2026-03-31", ...changes)).toBe("elite since 2026-02-01");
    expect(tierAt("2026-02-04", ...changes)).toBe("expert since 2026-02-01");
    expect(tierAt("2026-04-01", ...changes)).toBe("partner since 2026-04-01");
  });

  test("began when it was first set, not when it was confirmed", () => {
    expect(tierAt("2026-06-01", joined("P1"), set("2026-02-01", "expert"), set("2026-05-01", "expert"))).toBe("expert since 2026-02-01");
  });

  test("outlasts a stay: who joins again has it from the new stay on", () => {
    const again = [joined("P1"), set("2026-02-01", "expert"), left("2026-03-01"), joined("P1", { on: "2026-05-01" })];
    expect(tierAt("2026-02-28", ...again)).toBe("expert since 2026-02-01");
    expect(tierAt("2026-03-01", ...again)).toBe("not in the program");
    expect(tierAt("2026-05-01", ...again)).toBe("expert since 2026-05-01");
  });
});

describe("a partner that has left", () => {
  const past = (asOf: string, ...events: readonly Event[]) => tell(asOf, events).pastTiers;
  const gone = [joined("P1"), set("2026-02-01", "expert"), left("2026-03-01")];

  test("is told its last tier and the day it left, each with its rule", () => {
    expect(past("2026-03-01", ...gone)).toMatchObject([{ partner: "P1", track: "referral", tier: "expert", since: "2026-02-01", leftOn: "2026-03-01" }]);
    expect(reasons(past("2026-12-31", ...gone)[0])).toEqual([
      "R-2 Agency P1 was Expert from 2026-02-01 until it left on 2026-03-01",
      "R-11 Agency P1 left the program on 2026-03-01; nothing that happens from that day on earns it a fee",
    ]);
  });

  test("has none while it is in, before it leaves and after it joined again", () => {
    expect(past("2026-02-28", ...gone)).toEqual([]);
    expect(past("2026-05-01", ...gone, joined("P1", { on: "2026-05-01" }))).toEqual([]);
  });

  test("takes no tier that was to begin on the day it left, and one of before that was recorded later", () => {
    expect(past("2026-12-31", ...gone, set("2026-03-01", "elite"))).toMatchObject([{ tier: "expert" }]);
    expect(past("2026-12-31", ...gone, set("2026-02-10", "elite", { recordedOn: "2026-06-01" }))).toMatchObject([{ tier: "elite", since: "2026-02-10" }]);
  });
});

describe("reviews (R-3 to R-5)", () => {
  const attested = (requirement: string, more: Event = {}): Event => ({ type: "partner.attested", on: "2026-03-01", partner: "P1", requirement, ...more });
  const certified = (name: string, more: Event = {}): Event => ({ type: "partner.certified", on: "2026-03-01", partner: "P1", name, level: "sales", ...more });
  const leads = (count: number): readonly Event[] => Array.from({ length: count }, (_, i) => [
    { type: "lead.submitted", on: "2026-02-01", lead: `L${i}`, partner: "P1", company: { name: `Account ${i}x` } },
    { type: "lead.accepted", on: "2026-02-02", lead: `L${i}`, by: "mia" },
  ]).flat();
  const expert = [
    certified("A"), certified("B"), attested("referenceable_clients", { value: 2 }), ...leads(4),
    ...["brand_on_website", "partner_profile", "case_study", "active_promotion", "account_mapping", "quarterly_review", "annual_plan", "gtm_access"].map((one) => attested(one)),
  ];
  const reviews = (asOf: string, ...events: readonly Event[]) =>
    tell(asOf, [joined("P1"), ...events]).tiers[0]?.reviews.map(({ on, kind, recommendation, to }) => `${on} ${kind} ${recommendation} ${to}`);

  test("recommend, and change nothing until a manager approves", () => {
    const book = tell("2026-07-01", [joined("P1"), ...expert]);
    expect(book.tiers).toMatchObject([{ tier: "partner", reviews: [{ on: "2026-06-30", kind: "mid_year", eligibleTier: "expert", recommendation: "promote", to: "expert" }] }]);
  });

  test("mid-year can only promote, the annual review can demote", () => {
    expect(reviews("2026-12-31", set("2026-02-01", "elite"))).toEqual(["2026-06-30 mid_year keep elite", "2026-12-31 annual demote partner"]);
  });

  test("one requirement short is short: a certification that ends on the day does not run on it", () => {
    expect(reviews("2026-07-01", ...expert.slice(1), certified("A", { expires: "2026-06-30" }))).toEqual(["2026-06-30 mid_year keep partner"]);
    expect(reviews("2026-07-01", ...expert.slice(1), certified("A", { expires: "2026-07-01" }))).toEqual(["2026-06-30 mid_year promote expert"]);
  });

  test("what was attested last year no longer counts", () => {
    expect(reviews("2027-06-30", ...expert)?.at(-1)).toBe("2027-06-30 mid_year keep partner");
  });

  test("need the partner in the track the day before as well", () => {
    expect(tell("2026-07-01", [joined("P1", { on: "2026-06-30" })]).tiers[0]?.reviews).toEqual([]);
  });

  test("the latest attestation wins, and one without a value counts 1", () => {
    const progress = (...events: readonly Event[]) => tell("2026-06-01", [joined("P1"), ...events]).tiers[0]?.progress.requirements.find(({ tier, id }) => tier === "expert" && id === "referenceable_clients");
    expect(progress(attested("referenceable_clients", { value: 3 }), attested("referenceable_clients", { on: "2026-04-01" }))).toMatchObject({ actual: "1", met: false });
    expect(progress(attested("referenceable_clients"), attested("referenceable_clients", { on: "2026-04-01", value: 3 }))).toMatchObject({ actual: "3", met: true });
  });
});

describe("reviews that need no approval (R-6)", () => {
  const reseller = (partner: string): Event => ({ type: "partner.joined", on: "2024-01-01", partner, track: "reseller", company: { name: "Agency" } });
  const sold = (subscription: string, on: string, mrr = "6000.00"): Event => ({ type: "subscription.sold", on, subscription, partner: "P1", customer: `c-${subscription}`, mrr, currency: "USD", qualified: true });
  const tierIn = (asOf: string, ...events: readonly Event[]) => tell(asOf, [reseller("P1"), ...events], "infusionsoft").tiers.map(({ tier, since }) => `${tier} since ${since}`)[0];

  test("make a partner pro on the first of the month once its volume has lasted more than 60 days", () => {
    // 60 days after 1 February is 1 April: the review of 1 April looks at 31 March, that of 1 May finds more than 60.
    expect(tierIn("2024-04-30", sold("S1", "2024-02-01"))).toBe("certified since 2024-01-01");
    expect(tierIn("2024-05-01", sold("S1", "2024-02-01"))).toBe("pro since 2024-05-01");
  });

  test("let pro last through the year after the one in which it was last earned", () => {
    const once = [sold("S1", "2024-02-01"), { type: "subscription.cancelled", on: "2024-06-01", subscription: "S1" }];
    expect(tierIn("2025-12-31", ...once)).toBe("pro since 2024-05-01");
    expect(tierIn("2026-01-01", ...once)).toBe("certified since 2026-01-01");
  });

  test("leave a tier given by hand to the year after it too, and a person outranks the day's review", () => {
    expect(tierIn("2025-12-31", set("2024-03-05", "pro"))).toBe("pro since 2024-03-05");
    expect(tierIn("2026-01-01", set("2024-03-05", "pro"))).toBe("certified since 2026-01-01");
    expect(tierIn("2024-05-01", sold("S1", "2024-02-01"), set("2024-05-01", "certified"))).toBe("certified since 2024-01-01");
  });
});
