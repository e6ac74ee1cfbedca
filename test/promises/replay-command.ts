import { text } from "node:stream/consumers";
import { parseScenario } from "../../src/scenario/scenario.ts";
import { toFact } from "../../src/server/store/fact-row.ts";
import { appendFacts } from "../../src/server/store/facts.ts";
import { LAST } from "../histories/words.ts";
import { freshDatabase } from "../support/database.ts";
import { ledgerRows, recomputed, textOfRows } from "./stored-ledger.ts";

/** A history as another process gives it: the program's definition and the facts as they are stored, oldest first. */
export interface Replayed {
  readonly program: unknown;
  readonly facts: readonly { readonly onDay: string; readonly recordedOn: string; readonly body: string }[];
}

/** Reads histories from standard input, replays each into an empty database at once, and prints their ledgers as a JSON list. */
const db = await freshDatabase();
const ledgers: string[] = [];
for (const [place, { program, facts }] of (JSON.parse(await text(process.stdin)) as readonly Replayed[]).entries()) {
  const reading = parseScenario({ program, asOf: LAST, events: [] });
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  const portalId = BigInt(place + 1);
  await appendFacts(db.prisma, portalId, facts.map((row, seq) => toFact({ ...row, seq })));
  await recomputed(db, portalId, reading.value.program, LAST);
  ledgers.push(textOfRows(await ledgerRows(db, portalId)));
}
await db.close();
process.stdout.write(JSON.stringify(ledgers));
