import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookOf, standing } from "../../src/ledger/book-of.ts";
import type { Fact } from "../../src/program/facts.ts";
import type { Database } from "../../src/server/db/database.ts";
import { appendFacts } from "../../src/server/store/facts.ts";
import { loadSlice } from "../../src/server/store/fact-slice.ts";
import { randomHistory, type RandomHistory } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { freshDatabase } from "../support/database.ts";
import { runs } from "../support/runs.ts";
import { ledgerRows, recomputed, rowsOf, type Row } from "./stored-ledger.ts";

let db: Database;
let portal = 0n;
beforeAll(async () => { db = await freshDatabase(); });
afterAll(async () => db.close());

/** Facts as the store gives them back: of two about one subject on one day the later stored counts. */
const inOrderOfStorage = (facts: readonly Fact[]): readonly Fact[] => facts.map((fact, place) => ({ ...fact, id: String(place).padStart(19, "0") }));

/** The ledger of a portal that is alone in the world, worked out without any database. */
const alone = ({ program, facts }: RandomHistory): readonly Row[] => {
  const own = inOrderOfStorage(facts);
  return rowsOf(bookOf(program, own, LAST, standing(own)).ledger);
};

/** Facts of both, turn by turn. */
const storeByTurns = async (portals: readonly [bigint, RandomHistory][], at: number): Promise<void> => {
  for (const part of [(facts: readonly Fact[]) => facts.slice(0, at), (facts: readonly Fact[]) => facts.slice(at)]) {
    for (const [portalId, { facts }] of portals) await appendFacts(db.prisma, portalId, part(facts));
  }
};

describe("promise 14: two portals side by side behave as each alone", () => {
  test("each has the ledger that it would have by itself, though their deals, leads and partners bear the same names", async () => {
    await fc.assert(fc.asyncProperty(randomHistory, randomHistory, fc.nat(20), async (one, other, at) => {
      const portals: readonly [bigint, RandomHistory][] = [[portal += 1n, one], [portal += 1n, other]];
      await storeByTurns(portals, at);
      await Promise.all(portals.map(([portalId, { program }]) => recomputed(db, portalId, program, LAST)));
      for (const [portalId, history] of portals) expect(await ledgerRows(db, portalId)).toEqual(alone(history));
    }), runs(25));
  });

  test("what is read for one deal of a portal is of that portal", async () => {
    await fc.assert(fc.asyncProperty(randomHistory, randomHistory, async (one, other) => {
      const portals: readonly [bigint, RandomHistory][] = [[portal += 1n, one], [portal += 1n, other]];
      await storeByTurns(portals, 10);
      for (const [portalId, { facts }] of portals) {
        const slice = await loadSlice(db.prisma, portalId, { deals: ["D1", "D2"] });
        const own = new Set(facts.map(({ type, on, recordedOn }) => `${type} ${on} ${recordedOn}`));
        expect(slice.filter(({ type, on, recordedOn }) => !own.has(`${type} ${on} ${recordedOn}`))).toEqual([]);
        expect(slice.length).toBeLessThanOrEqual(facts.length);
      }
    }), runs(25));
  });
});
