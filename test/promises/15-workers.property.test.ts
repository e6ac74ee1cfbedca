import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookOf, standing } from "../../src/ledger/book-of.ts";
import type { Database } from "../../src/server/db/database.ts";
import { settleDeals } from "../../src/server/jobs/settle-deals.ts";
import type { Portal } from "../../src/server/jobs/portal.ts";
import { appendFacts, everyFact } from "../../src/server/store/facts.ts";
import { lockPortal } from "../../src/server/store/portal-lock.ts";
import { historiesOf } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { recordedLog } from "../server/hubspot/installed-account.ts";
import { freshDatabase } from "../support/database.ts";
import { runs } from "../support/runs.ts";
import { ledgerRows, recomputed, rowsOf } from "./stored-ledger.ts";

let db: Database;
let portalId = 0n;
const { log } = recordedLog();
beforeAll(async () => { db = await freshDatabase(); });
afterAll(async () => db.close());

/** Facts dealt out to so many workers, each keeping their order. */
const dealtOut = <T>(all: readonly T[], workers: number): readonly (readonly T[])[] => Array.from({ length: workers }, (_, worker) => all.filter((__, place) => place % workers === worker));

describe("promise 15: any number of workers on one deal equals some serial order", () => {
  test("workers that learn and settle at once leave the ledger that the stored facts owe, in the order in which they were stored", async () => {
    await fc.assert(fc.asyncProperty(historiesOf(fc.constant("fullstory")), fc.integer({ min: 2, max: 5 }), async ({ program, facts }, workers) => {
      const portal: Portal = { portalId: portalId += 1n, program, today: LAST, currency: "USD", log };
      await Promise.all(dealtOut(facts, workers).map((part) => db.transaction(async (tx) => {
        await lockPortal(tx, portal.portalId);
        await appendFacts(tx, portal.portalId, part);
        await settleDeals(tx, portal, ["D1", "D2", "D3"]);
      })));
      await Promise.all(Array.from({ length: workers }, () => recomputed(db, portal.portalId, program, LAST)));
      const stored = await everyFact(db.prisma, portal.portalId);
      expect(await ledgerRows(db, portal.portalId)).toEqual(rowsOf(bookOf(program, stored, LAST, standing(stored)).ledger));
    }), runs(15));
  });
});
