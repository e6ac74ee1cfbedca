import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SqlSession } from "../db/database.ts";
import { accountState, isMarked, saveMark, type AccountState } from "../store/recompute-mark.ts";
import type { Account } from "./settle-part.ts";

/** What is computed is a function of the facts, the program, the day and the code. This is the code: the bundle that runs, and Node. */
const code = (): string => createHash("sha256").update(process.version).update(readFileSync(fileURLToPath(import.meta.url))).digest("hex");

/** Where an account stands, and whether it is where the last recompute that came to the end left it. The caller holds its lock. */
export async function stateAtStart(sql: SqlSession, { portalId, today }: Pick<Account, "portalId" | "today">): Promise<{ readonly state: AccountState; readonly isUnchanged: boolean }> {
  const state = await accountState(sql, portalId);
  return { state, isUnchanged: await isMarked(sql, portalId, { ...state, today, code: code() }) };
}

/** Notes that all is settled, unless the account has learned something since the recompute began. The caller holds its lock. */
export async function noteSettled(sql: SqlSession, { portalId, today }: Pick<Account, "portalId" | "today">, began: AccountState): Promise<void> {
  const state = await accountState(sql, portalId);
  if (state.facts === began.facts && state.terms === began.terms) await saveMark(sql, portalId, { ...state, today, code: code() });
}
