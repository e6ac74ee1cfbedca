import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { claimsOf } from "../../src/ledger/claims.ts";
import { walk } from "../../src/ledger/walk.ts";
import { indexFacts } from "../../src/program/history.ts";
import { judge } from "../../src/program/judge.ts";
import { textOf } from "../promises/sums.ts";
import { randomHistory } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { runs } from "../support/runs.ts";

const plan = { scheduleOn: () => ({ kind: "quarter_end", plusDays: 30 } as const), isPaid: () => false };

describe("the turning days of every claim, in any program", () => {
  test("are enough: looking again on every day on which anything happened posts nothing more", () => {
    fc.assert(fc.property(randomHistory, ({ program, facts }) => {
      const history = indexFacts(facts);
      const records = { program, history, judged: judge(program, history, LAST) };
      const happened = facts.flatMap((fact) => [fact.on, fact.recordedOn, ...(fact.type === "deal.updated" ? fact.closedOn ?? [] : [])]);
      for (const claim of claimsOf(records, LAST)) {
        const days = [...new Set([...happened, ...claim.days])].filter((day) => day >= (claim.days[0] ?? LAST) && day <= LAST).sort();
        const entriesOn = (visited: readonly string[]) => textOf(walk({ ...claim, days: visited }, plan).map(({ entries }) => entries));
        expect(entriesOn(days)).toBe(entriesOn(claim.days));
      }
    }), runs(250));
  });
});
