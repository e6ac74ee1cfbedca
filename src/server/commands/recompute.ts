import { reachOf } from "../../ledger/reach.ts";
import { aligned, plainText } from "../../scenario/plain-text.ts";
import { moneyIn } from "../../scenario/explanation-output.ts";
import type { Outcome } from "../../scenario/terminal.ts";
import type { Database, SqlSession } from "../db/database.ts";
import type { NumberedPosting } from "../jobs/missing-postings.ts";
import { count, duration, Progress } from "../recompute/progress.ts";
import { recompute, USUAL_SIZES, type Course, type Place } from "../recompute/recompute.ts";
import { ProgramChanged } from "../recompute/settle-part.ts";
import { Totals } from "../recompute/totals.ts";
import { noteSettled, stateAtStart } from "../recompute/unchanged.ts";
import { lockPortalSession, readGround } from "../store/ground.ts";
import { causeKey } from "../store/ledger.ts";
import { onlyValue, readArguments } from "./arguments.ts";
import type { UseDatabase } from "./database.ts";
import { namedPortal } from "./portal-facts.ts";
import { CommandRefused } from "./refusal.ts";

const USAGE = `usage: npm run --silent recompute -- --portal ID [--dry-run|--verify] [--all] [--after PLACE]
  Brings an account's ledger to what its facts and its program say, deal by deal, beside a server that runs.
  --dry-run posts nothing and says what it would post; --verify does so too and ends with status 1 if that is anything.
  When nothing has happened since one came to the end it says so after a scan; --all, like the two above, looks at every deal.
  --after goes on where an earlier one was stopped. Described in docs/runbook.md
`;

/** How a command that takes minutes speaks and is stopped. */
export interface Conversation {
  readonly stop: AbortSignal;
  /** Milliseconds, from any beginning. */
  readonly clock: () => number;
  readonly tell: (line: string) => void;
}

/** Parts at work at once. The embedded database has one session. */
const LANES: Readonly<Record<Database["kind"], number>> = { postgres: 3, embedded: 1 };
/** Postings shown one by one. */
const MOST_SHOWN = 20;

interface Asked {
  readonly portal: string;
  readonly mode: "post" | "dry-run" | "verify";
  /** False where a scan that finds the account unchanged is enough. */
  readonly all: boolean;
  readonly after: Place | null;
}

/** Recomputes an account, or looks what that would come to. */
export async function answerRecompute(args: readonly string[], nowMs: number, useDatabase: UseDatabase, { stop, clock, tell }: Conversation): Promise<Outcome> {
  const asked = read(args);
  if (typeof asked === "string") return asked === "help" ? { stdout: USAGE, stderr: "", exitCode: 0 } : { stdout: "", stderr: USAGE, exitCode: 2 };
  const startedMs = clock();
  const [totals, shown] = [new Totals(), new Array<NumberedPosting>()];
  const onMissing = (missing: readonly NumberedPosting[]): void => {
    totals.add(missing);
    shown.push(...missing.slice(0, MOST_SHOWN - shown.length));
  };
  const progress = new Progress(clock, tell);
  const ended = await useDatabase((db) => run(db, asked, nowMs, { stop, onDone: (done) => { progress.note(done); }, onMissing })).catch(refusedWhenProgramChanged);
  const took = duration(clock() - startedMs);
  if (ended === "unchanged") return { stdout: `Nothing has happened since the last recompute: the ledger says what is owed. ${took}\n`, stderr: "", exitCode: 0 };
  return outcomeOf(asked, { totals, shown, stoppedAt: ended, took });
}

/** Where it was stopped, null at the end. */
async function run(db: Database, { portal, mode, after, all }: Asked, nowMs: number, hears: Pick<Course, "stop" | "onDone" | "onMissing">): Promise<Place | null | "unchanged"> {
  const named = await namedPortal(db.prisma, portal, "--portal", nowMs);
  const locked = <T>(work: (sql: SqlSession) => Promise<T>): Promise<T> => db.sqlTransaction(async (sql) => {
    await lockPortalSession(sql, named.portalId);
    return work(sql);
  });
  const { state, isUnchanged } = await locked((sql) => stateAtStart(sql, named));
  if (isUnchanged && !all) return "unchanged";
  const ground = await locked((sql) => readGround(sql, named.portalId));
  const account = { ...named, db, ground, reach: reachOf(named.program), writes: mode === "post" };
  const stoppedAt = await recompute(account, { ...hears, after, lanes: LANES[db.kind], sizes: USUAL_SIZES });
  if (stoppedAt === null && after === null && mode === "post") await locked((sql) => noteSettled(sql, named, state));
  return stoppedAt;
}

function read(args: readonly string[]): Asked | "help" | "unclear" {
  const given = readArguments(args, ["portal", "after"], ["dry-run", "verify", "all"]);
  if (given.switches.has("help")) return "help";
  const portal = onlyValue(given, "portal");
  if (portal === null || given.words.length > 0) return "unclear";
  const mode = given.switches.has("verify") ? "verify" : given.switches.has("dry-run") ? "dry-run" : "post";
  const after = placeOf(onlyValue(given, "after"));
  return { portal, mode, after, all: mode !== "post" || after !== null || given.switches.has("all") };
}

function placeOf(text: string | null): Place | null {
  if (text === null) return null;
  const [, kind, name] = /^(deals|partners):(.*)$/.exec(text) ?? [];
  if ((kind === "deals" || kind === "partners") && name !== undefined) return { kind, name };
  throw new CommandRefused([`--after: expected the place at which an earlier recompute stopped, such as deals:7007, got ${JSON.stringify(text)}`]);
}

function refusedWhenProgramChanged(error: unknown): never {
  if (error instanceof ProgramChanged) throw new CommandRefused(["--portal: a version of the account's program was published meanwhile; what was posted so far is right by the one before: start again"]);
  throw error;
}

interface Result {
  readonly totals: Totals;
  readonly shown: readonly NumberedPosting[];
  readonly stoppedAt: Place | null;
  readonly took: string;
}

function outcomeOf({ mode }: Asked, { totals, shown, stoppedAt, took }: Result): Outcome {
  const drifted = totals.postings() > 0;
  const lines = [headline(mode, totals.postings(), took), ...(drifted ? table(totals, shown) : [])];
  const stderr = stoppedAt === null ? "" : plainText([`stopped: all before that is settled; go on with --after '${stoppedAt.kind}:${stoppedAt.name}'`]);
  return { stdout: plainText(lines), stderr, exitCode: stoppedAt !== null ? 130 : mode === "verify" && drifted ? 1 : 0 };
}

function headline(mode: Asked["mode"], postings: number, took: string): string {
  const rows = `${count(postings)} ${postings === 1 ? "posting" : "postings"}`;
  if (mode === "post") return postings === 0 ? `The ledger says what is owed: nothing was posted. ${took}` : `Posted ${rows}. ${took}`;
  return postings === 0 ? `The ledger says what is owed. ${took}` : `The ledger lacks ${rows}; nothing was posted. ${took}`;
}

const table = (totals: Totals, shown: readonly NumberedPosting[]): readonly string[] => [
  "", "By partner", ...aligned(totals.rows().map(({ partner, postings, amount }) => [partner, count(postings), amount])).map(indented),
  "", shown.length < totals.postings() ? `The first ${shown.length}` : "Postings",
  ...aligned(shown.map(({ on, partner, rule, cause, amountMinor, currency, reason }) => [on, partner, rule, causeKey(cause), moneyIn(amountMinor, currency), reason])).map(indented),
];

const indented = (line: string): string => `  ${line}`;
