import { bookOf } from "../../ledger/book-of.ts";
import { compareBooks, type Comparison } from "../../ledger/comparison.ts";
import type { Day } from "../../program/calendar.ts";
import type { Fact } from "../../program/facts.ts";
import type { Program } from "../../program/program.ts";
import { diffOutput, diffText, type ProgramDiff } from "../../scenario/comparison-output.ts";
import type { ProgramDefinition } from "../../scenario/program-definition.ts";
import { termsDifference, withoutTimeZone } from "../../scenario/terms-difference.ts";
import type { Outcome } from "../../scenario/terminal.ts";
import type { UseDatabase } from "../commands/database.ts";
import { CommandRefused } from "../commands/refusal.ts";
import { count, duration } from "../recompute/progress.ts";
import { accountProgram, type AccountProgram } from "./account-program.ts";
import { dayIn, factsOfAccount, factsOfFile, type GivenFacts } from "./given-facts.ts";
import { programSource, type ProgramSource } from "./program-source.ts";

/** What `diff` was asked, as it was typed. */
export interface DiffQuestion {
  readonly before: string;
  readonly after: string;
  /** The account whose versions are meant, and whose facts unless others are given. */
  readonly portal: string | null;
  /** An account's id, or a file. */
  readonly facts: string | null;
  readonly from: string | null;
  readonly asOf: string | null;
  readonly json: boolean;
}

interface Door {
  readonly nowMs: number;
  readonly useDatabase: UseDatabase;
  /** Is told what takes its time. */
  readonly tell: (line: string) => void;
}

/** Two programs held against each other, by their terms and by what each would have paid for the same facts. Throws CommandRefused. */
export async function diffPrograms(question: DiffQuestion, door: Door): Promise<Outcome> {
  const from = question.from === null ? null : dayIn("--from", question.from);
  const account = await accountOf(question, door);
  const [before, after] = [await programSource(question.before, account), await programSource(question.after, account)];
  const changed = from === null ? after.program : changedFrom(before, after, from);
  const given = await factsOf(question, before, door);
  const day = from ?? given?.asOf ?? null;
  const terms = termsDifference(definitionOn(before, day), definitionOn(after, day));
  const diff: ProgramDiff = {
    before: before.name, after: after.name, from,
    terms: account ? withoutTimeZone(terms) : terms,
    facts: given && { asOf: given.asOf, comparison: comparison(before.program, changed, given, door.tell), partnerNames: namesIn(given.facts) },
  };
  return { stdout: question.json ? `${JSON.stringify(diffOutput(diff), null, 2)}\n` : diffText(diff), stderr: "", exitCode: 0 };
}

const isPortal = (facts: string): boolean => /^\d+$/.test(facts);

async function accountOf({ portal, facts }: DiffQuestion, { nowMs, useDatabase }: Door): Promise<AccountProgram | null> {
  if (portal !== null) return useDatabase((db) => accountProgram(db.prisma, portal, "--portal", nowMs));
  return facts !== null && isPortal(facts) ? useDatabase((db) => accountProgram(db.prisma, facts, "--facts", nowMs)) : null;
}

async function factsOf({ portal, facts, asOf }: DiffQuestion, source: ProgramSource, { nowMs, useDatabase, tell }: Door): Promise<GivenFacts | null> {
  if (facts !== null && !isPortal(facts)) return factsOfFile(facts, source, asOf, nowMs);
  const [id, place] = facts === null ? [portal, "--portal"] : [facts, "--facts"];
  if (id !== null) return useDatabase((db) => factsOfAccount(db.prisma, id, place, asOf, nowMs, tell));
  if (asOf !== null) throw new CommandRefused(["--as-of: expected --facts or --portal beside it, got neither"]);
  return null;
}

/** What the old program becomes if the new terms hold from a day on. */
function changedFrom({ program: old }: ProgramSource, { name, program: next, versions }: ProgramSource, from: Day): Program {
  if (versions.length > 1) throw new CommandRefused([`--from: expected a program of one version, got the ${versions.length} of ${name}, which say their own days`]);
  if (next.currency !== old.currency) throw new CommandRefused([`${name}: expected a program in ${old.currency}, as the old one, got ${next.currency}`]);
  return { ...old, later: [...old.later.filter((version) => version.from < from), { from, terms: next.first }] };
}

/** The version that holds on a day; without a day the last. */
function definitionOn({ name, versions }: ProgramSource, day: Day | null): ProgramDefinition {
  const version = versions.findLast(({ from }) => from === null || day === null || from <= day);
  if (!version) throw new Error(`${name} has no terms`);
  return version.definition;
}

/** Names by partner, as they last joined. */
const namesIn = (facts: readonly Fact[]): ReadonlyMap<string, string> =>
  new Map(facts.flatMap((fact) => (fact.type === "partner.joined" ? [[fact.partner, fact.company.name] as const] : [])));

/** So many facts that working them out takes noticeable time. */
const MANY = 2_000;

function comparison(old: Program, next: Program, { facts, asOf, judged }: GivenFacts, tell: Door["tell"]): Comparison {
  const began = performance.now();
  if (facts.length >= MANY) tell(`working out ${count(facts.length)} facts under the old terms`);
  const before = bookOf(old, facts, asOf, judged);
  if (facts.length >= MANY) tell(`working them out under the new terms, about ${duration(performance.now() - began)} left`);
  return compareBooks(before, bookOf(next, facts, asOf, judged));
}
