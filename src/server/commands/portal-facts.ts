import type { Day } from "../../program/calendar.ts";
import type { Fact } from "../../program/facts.ts";
import { standing } from "../../program/judge.ts";
import type { Program } from "../../program/program.ts";
import type { Judged } from "../../program/records.ts";
import type { Tx } from "../db/database.ts";
import { dayAt, programOf } from "../live-program.ts";
import { everyFact } from "../store/facts.ts";
import { decidedConflicts } from "../store/lead.ts";
import { findInstall, type Install } from "../store/install.ts";
import { CommandRefused } from "./refusal.ts";

/** An account that a command is about. */
export interface NamedPortal {
  readonly portalId: bigint;
  readonly program: Program;
  /** The day it is in the program's time zone. */
  readonly today: Day;
}

/** Everything the rules need to answer for a whole account. */
export interface PortalFacts extends NamedPortal {
  /** Every fact of the account, oldest stored first. */
  readonly facts: readonly Fact[];
  /** The decisions among them, which have all stood, with the conflicts that were found then. */
  readonly judged: Judged;
}

/**
 * An account's program and facts, whatever has become of its install: data is kept. `portal` is the id as it was typed and
 * `place` where, for the message; `nowMs` the time since the epoch. Throws CommandRefused for an account the database does not have.
 */
export async function portalFacts(db: Tx, portal: string, place: string, nowMs: number): Promise<PortalFacts> {
  const account = await namedPortal(db, portal, place, nowMs);
  const facts = await everyFact(db, account.portalId);
  return { ...account, facts, judged: { ...standing(facts), conflicts: await decidedConflicts(db, account.portalId) } };
}

/** As `portalFacts`, without the facts. */
export async function namedPortal(db: Tx, portal: string, place: string, nowMs: number): Promise<NamedPortal> {
  const install = await installOf(db, portal, place);
  const program = await programOf(db, install);
  return { portalId: install.portalId, program, today: dayAt(nowMs, program.timeZone) };
}

/** An account's install, paused or not. Parameters and refusals as `portalFacts`. */
export async function installOf(db: Tx, portal: string, place: string): Promise<Install> {
  const install = await findInstall(db, portalIdOf(portal, place));
  if (install === null) throw new CommandRefused([`${place}: expected an account that installed the app, got ${portal}`]);
  return install;
}

/** More digits than a HubSpot account's id has would not fit the column either. */
const PORTAL_ID = /^\d{1,18}$/;

function portalIdOf(text: string, place: string): bigint {
  if (!PORTAL_ID.test(text)) throw new CommandRefused([`${place}: expected a HubSpot account's id, digits only, got ${JSON.stringify(text)}`]);
  return BigInt(text);
}
