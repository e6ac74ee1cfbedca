import { describe, expect, test } from "vitest";
import type { RequirementRow } from "../../src/ledger/book.ts";
import { acceptedLead, company, joined, subscription, tell, won, type Event } from "../ledger/story.ts";

/** 10 points for a lead, 5 for a webinar, 1 for each 1,000 of sourced value; 25 make a silver partner. */
const program = {
  id: "own", name: "Own", currency: "USD",
  tracks: [{
    id: "referral", tiers: [{ id: "bronze" }, { id: "silver" }], reviews: { annual: "12-31", approval: false },
    requirements: {
      silver: {
        all: [
          { points: [{ metric: "acceptedLeads", each: "10" }, { attested: "webinar", each: "5" }, { metric: "sourcedArr", each: "0.001" }], atLeast: "25", id: "activity" },
          { attested: "agreement" },
        ],
      },
    },
  }],
};

const webinars = (value: number, on = "2026-04-01"): Event => ({ type: "partner.attested", on, partner: "P1", requirement: "webinar", value });
const agreement: Event = { type: "partner.attested", on: "2026-01-01", partner: "P1", requirement: "agreement" };
const start: readonly Event[] = [joined("P1"), company("C1", "Acme"), agreement, ...acceptedLead("L1", "P1", "Acme")];

const activity = (...events: readonly Event[]): RequirementRow | undefined =>
  tell("2026-12-31", [...start, ...events], program).tiers[0]?.progress.requirements.find(({ id }) => id === "activity");

describe("points", () => {
  test("add up what each lead, webinar and thousand is worth", () => {
    // One lead 10, three webinars 15: 25.
    expect(activity(webinars(3))).toEqual({ tier: "silver", id: "activity", required: "25", actual: "25", met: true });
    // One lead 10, two webinars 10, 4,990.00 sourced 4.99: 24.99.
    expect(activity(webinars(2), won("D1", "2026-02-01", "4990.00"))).toMatchObject({ actual: "24.99", met: false });
  });

  test("never look reached when they are not", () => {
    // 14,999.99 in three years' terms: 4,999.99666… a year is 4.99999666… points.
    expect(activity(webinars(2), won("D1", "2026-02-01", "0", { lines: [subscription("14999.99", { termMonths: 36 })] }))).toMatchObject({ actual: "24.99", met: false });
  });

  test("count what counts on its own: an attestation of this year, once more said as last said", () => {
    expect(activity(webinars(9, "2025-12-31"))).toMatchObject({ actual: "10", met: false });
    expect(activity(webinars(9), webinars(1, "2026-05-01"))).toMatchObject({ actual: "15", met: false });
  });

  test("make the tier together with what else it asks", () => {
    const tierOf = (events: readonly Event[]): string | undefined => tell("2026-12-31", events, program).tiers[0]?.tier;
    expect(tierOf([...start, webinars(3)])).toBe("silver");
    expect(tierOf([...start.filter((event) => event !== agreement), webinars(3)])).toBe("bronze");
    expect(tierOf([...start, webinars(2)])).toBe("bronze");
  });
});
