import { spawn } from "node:child_process";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/server/db/database.ts";
import { bodyText } from "../../src/server/store/fact-row.ts";
import { appendFacts } from "../../src/server/store/facts.ts";
import { randomHistory, type RandomHistory } from "../histories/random-history.ts";
import { LAST } from "../histories/words.ts";
import { freshDatabase, repositoryRoot } from "../support/database.ts";
import { runs } from "../support/runs.ts";
import type { Replayed } from "./replay-command.ts";
import { ledgerRows, recomputed, textOfRows } from "./stored-ledger.ts";

/** Half a day east of Greenwich with the dotless i, and far west of it with another alphabet's digits. */
const ELSEWHERE = [{ TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8" }, { TZ: "America/Adak", LANG: "ar_EG.UTF-8" }];

let db: Database;
let portal = 0n;
beforeAll(async () => { db = await freshDatabase(); });
afterAll(async () => db.close());

/** What a portal's ledger says after it lived through a history in three parts, settling after each. */
const lived = async ({ program, facts }: RandomHistory): Promise<string> => {
  const portalId = portal += 1n;
  const third = Math.ceil(facts.length / 3);
  for (const from of [0, third, 2 * third]) {
    await appendFacts(db.prisma, portalId, facts.slice(from, from + third));
    await recomputed(db, portalId, program, LAST);
  }
  return textOfRows(await ledgerRows(db, portalId));
};

/** The same histories replayed into an empty database by another process, at another place of the world. */
const replayedAt = async (place: Readonly<Record<string, string>>, histories: readonly RandomHistory[]): Promise<readonly string[]> => {
  const sent: readonly Replayed[] = histories.map(({ scenario, facts }) => ({
    program: scenario.program, facts: facts.map((fact) => ({ onDay: fact.on, recordedOn: fact.recordedOn, body: bodyText(fact) })),
  }));
  const child = spawn(process.execPath, [path.join(repositoryRoot, "tools/run.mjs"), "test/promises/replay-command.ts"], {
    cwd: repositoryRoot, env: { ...process.env, ...place, LC_ALL: place["LANG"] }, stdio: ["pipe", "pipe", "inherit"],
  });
  const printed: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => { printed.push(chunk); });
  child.stdin.end(JSON.stringify(sent));
  const status = await new Promise<number | null>((resolve) => { child.on("close", resolve); });
  expect(status).toBe(0);
  return JSON.parse(Buffer.concat(printed).toString("utf8")) as readonly string[];
};

describe("promise 5: replaying into an empty database equals the live one, in any time zone and locale", () => {
  test("row by row, for histories of any program", async () => {
    await fc.assert(fc.asyncProperty(fc.array(randomHistory, { minLength: 12, maxLength: 12 }), async (histories) => {
      const live: string[] = [];
      for (const history of histories) live.push(await lived(history));
      for (const place of ELSEWHERE) expect(await replayedAt(place, histories)).toEqual(live);
    }), { ...runs(1), endOnFailure: true });
  });
});
