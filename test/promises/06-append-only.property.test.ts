import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/server/db/database.ts";
import { appendFacts } from "../../src/server/store/facts.ts";
import { randomHistory } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { freshDatabase } from "../support/database.ts";
import { runs } from "../support/runs.ts";
import { recomputed } from "./stored-ledger.ts";

let db: Database;
let portal = 0n;
beforeAll(async () => { db = await freshDatabase(); });
afterAll(async () => db.close());

/** Every column of every row of a portal's ledger, as the database prints it. */
const rowsOf = async (portalId: bigint): Promise<readonly string[]> =>
  (await db.prisma.$queryRaw<{ row: string }[]>`SELECT to_jsonb(e)::text AS row FROM ledger_entry e WHERE portal_id = ${portalId} ORDER BY seq`).map(({ row }) => row);

const attempt = fc.oneof(
  fc.constantFrom("amount_minor = amount_minor + 1", "currency = 'EUR'", "on_day = on_day + 1", "partner = 'P9'", "rule = 'other'", "reason = 'corrected'", "portal_id = 999", "amount_minor = amount_minor")
    .map((change) => `UPDATE ledger_entry SET ${change}`),
  fc.constant("DELETE FROM ledger_entry"),
  fc.constantFrom("TRUNCATE ledger_entry", "TRUNCATE ledger_entry CASCADE", "TRUNCATE ledger_entry RESTART IDENTITY"),
  fc.constant(`INSERT INTO ledger_entry (portal_id, on_day, partner, rule, cause_key, cause, amount_minor, currency, reason, nth)
    SELECT portal_id, on_day, partner, rule, cause_key, cause, amount_minor, currency, reason, nth FROM ledger_entry
    ON CONFLICT (portal_id, cause_key, partner, rule, currency, on_day, nth) DO UPDATE SET amount_minor = 1`),
);

describe("promise 6: rows of the ledger are never updated or deleted", () => {
  test("the database refuses whoever tries, and what is learned later only adds rows", async () => {
    await fc.assert(fc.asyncProperty(randomHistory, fc.array(attempt, { minLength: 1, maxLength: 4 }), async ({ program, facts }, attempts) => {
      const portalId = portal += 1n;
      const half = Math.ceil(facts.length / 2);
      await appendFacts(db.prisma, portalId, facts.slice(0, half));
      await recomputed(db, portalId, program, LAST);
      const before = await rowsOf(portalId);
      if (before.length > 0) {
        for (const statement of attempts) await expect(db.prisma.$executeRawUnsafe(statement), statement).rejects.toThrow(/append-only/);
      }
      expect(await rowsOf(portalId)).toEqual(before);
      await appendFacts(db.prisma, portalId, facts.slice(half));
      await recomputed(db, portalId, program, LAST);
      expect((await rowsOf(portalId)).slice(0, before.length)).toEqual(before);
    }), runs(15));
  });
});
