import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../../../src/server/db/database.ts";
import { freshDatabase } from "../../support/database.ts";

let db: Database;
beforeAll(async () => {
  db = await freshDatabase();
  await db.prisma.$executeRaw`INSERT INTO fact (portal_id, fact_id, type, on_day, recorded_on, body) VALUES (1, 'f1', 'fx.rate', '2026-01-01', '2026-01-01', '{}')`;
  await db.prisma.$executeRaw`INSERT INTO ledger_entry (portal_id, on_day, partner, rule, cause_key, cause, amount_minor, currency, reason, nth)
    VALUES (1, '2026-01-01', '7', 'referral', 'deal:1', '{"deal":"1"}', 100, 'USD', 'earned', 0)`;
  await db.prisma.$executeRaw`INSERT INTO program_version (portal_id, from_day, definition, published_by) VALUES (1, '2026-01-01', '{}', 'command:ann')`;
});
afterAll(async () => db.close());

describe("the database itself", () => {
  it.each(["fact", "ledger_entry", "program_version"])("refuses to change, delete or truncate %s", async (table) => {
    for (const statement of [`UPDATE ${table} SET portal_id = 2`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(db.prisma.$executeRawUnsafe(statement), statement).rejects.toThrow("append-only");
    }
    const [row] = await db.prisma.$queryRawUnsafe<{ rows: number }[]>(`SELECT count(*)::int AS rows FROM ${table} WHERE portal_id = 1`);
    expect(row?.rows).toBe(1);
  });

  it("refuses a posting of nothing and the same posting twice", async () => {
    const post = (amount: string, nth: number) => db.prisma.$executeRaw`
      INSERT INTO ledger_entry (portal_id, on_day, partner, rule, cause_key, cause, amount_minor, currency, reason, nth)
      VALUES (1, '2026-01-01', '7', 'referral', 'deal:1', '{"deal":"1"}', ${amount}::numeric, 'USD', 'corrected', ${nth})`;
    await expect(post("0", 1)).rejects.toThrow("ledger_entry_amount_check");
    await expect(post("5", 0)).rejects.toThrow(/unique|23505/i);
  });
});
