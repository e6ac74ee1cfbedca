import { bookOf } from "../../ledger/book-of.ts";
import { partOf } from "../../ledger/book-part.ts";
import type { Day } from "../../program/calendar.ts";
import type { Fact } from "../../program/facts.ts";
import { explainText } from "../../scenario/explain-text.ts";
import { outputOf } from "../../scenario/output.ts";
import { problemAt } from "../../scenario/problem.ts";
import { day } from "../../scenario/scalars.ts";
import { onlyValue, readArguments } from "./arguments.ts";
import { portalFacts, type PortalFacts } from "./portal-facts.ts";
import { CommandRefused } from "./refusal.ts";
import type { Command } from "./run.ts";

const USAGE = `usage: npm run --silent book -- --portal ID [--as-of DAY] [--partner PARTNER] [--deal DEAL] [--json|--explain]
  What the rules say of an account in the database, today or on a past day with what was known then.
  --json (the default) prints the document that simulate prints; --explain the same in sentences, with every reason.
  Described in docs/runbook.md
`;

/** The book of an account's own facts, as of today or a past day. */
export const answerBook: Command = async (args, nowMs, useDatabase) => {
  const given = readArguments(args, ["portal", "as-of", "partner", "deal"], ["json", "explain"]);
  if (given.switches.has("help")) return { stdout: USAGE, stderr: "", exitCode: 0 };
  const portal = onlyValue(given, "portal");
  if (portal === null || given.words.length > 0) return { stdout: "", stderr: USAGE, exitCode: 2 };
  if (given.switches.has("json") && given.switches.has("explain")) throw new CommandRefused(["--explain: expected either --json or --explain, got both"]);
  const account = await useDatabase((db) => portalFacts(db.prisma, portal, "--portal", nowMs));
  const asOf = dayOf(onlyValue(given, "as-of"), account);
  const wanted = { partner: onlyValue(given, "partner"), deal: onlyValue(given, "deal") };
  const problems = unknown(account.facts, wanted);
  if (problems.length > 0) throw new CommandRefused(problems);
  const book = partOf(bookOf(account.program, account.facts, asOf, account.judged), account.facts, wanted);
  const stdout = given.switches.has("explain") ? explainText(`Account ${account.portalId} on ${asOf}`, account, book) : `${JSON.stringify(outputOf(book), null, 2)}\n`;
  return { stdout, stderr: "", exitCode: 0 };
};

/** Today, or the past day that was asked for: of a day to come nobody knows what will be known. */
function dayOf(text: string | null, { today }: PortalFacts): Day {
  if (text === null) return today;
  const read = day.safeParse(text);
  if (read.success && read.data <= today) return read.data;
  throw new CommandRefused([`--as-of: ${problemAt([], `a day, YYYY-MM-DD, up to today, ${today}`, text).text}`]);
}

function unknown(facts: readonly Fact[], { partner, deal }: { readonly partner: string | null; readonly deal: string | null }): readonly string[] {
  const isKnown = (field: "partner" | "deal", id: string | null): boolean => id === null || facts.some((fact) => field in fact && (fact as unknown as Record<string, unknown>)[field] === id);
  return [
    ...(isKnown("partner", partner) ? [] : [`--partner: ${problemAt([], "a partner of the account", partner).text}`]),
    ...(isKnown("deal", deal) ? [] : [`--deal: ${problemAt([], "a deal of the account", deal).text}`]),
  ];
}
