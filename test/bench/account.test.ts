import { afterAll, beforeAll, expect, it } from "vitest";
import { accountStatements, NOW } from "../../bench/account.ts";
import { answerRecompute } from "../../src/server/commands/recompute.ts";
import type { Database } from "../../src/server/db/database.ts";
import { freshDatabase } from "../support/database.ts";

let db: Database;
beforeAll(async () => { db = await freshDatabase(); });
afterAll(async () => db.close());

it("is an account in which every deal has a posting, one in ten another and one in twenty yet another", async () => {
  await db.sqlTransaction(async (sql) => { for (const statement of accountStatements(1, 400)) await sql.exec(statement); });
  const conversation = { stop: new AbortController().signal, clock: () => 0, tell: () => undefined };
  expect(await answerRecompute(["--portal", "1"], NOW, (work) => work(db), conversation)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("Posted 460 postings.") });
  const [counted] = await db.sqlTransaction((sql) => sql.query<{ deals: number }>("SELECT count(DISTINCT cause_key)::int AS deals FROM ledger_entry"));
  expect(counted).toEqual({ deals: 400 });
  expect(await answerRecompute(["--portal", "1", "--verify"], NOW, (work) => work(db), conversation)).toMatchObject({ exitCode: 0 });
});
