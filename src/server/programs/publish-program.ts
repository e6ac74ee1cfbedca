import { addDays, type Day } from "../../program/calendar.ts";
import { everyTrackVersion } from "../../program/terms.ts";
import { checkProgram, type Check } from "../../scenario/check/check-program.ts";
import { checkText } from "../../scenario/check/check-text.ts";
import { listed, type Finding } from "../../scenario/check/finding.ts";
import { succession } from "../../scenario/check/version-findings.ts";
import { termLines } from "../../scenario/comparison-output.ts";
import { plainText } from "../../scenario/plain-text.ts";
import { problemAt } from "../../scenario/problem.ts";
import type { ProgramDefinition } from "../../scenario/program-definition.ts";
import type { Outcome } from "../../scenario/terminal.ts";
import { termsDifference, withoutTimeZone } from "../../scenario/terms-difference.ts";
import { versionsIn } from "../../scenario/written-versions.ts";
import { CommandRefused } from "../commands/refusal.ts";
import type { Database, Tx } from "../db/database.ts";
import { noteAudit } from "../store/audit.ts";
import { markEveryDealDirty } from "../store/dirty-deal.ts";
import { findLastDay, saveLastDay } from "../store/last-day.ts";
import { everyPartner } from "../store/partner-facts.ts";
import { lockPortal } from "../store/portal-lock.ts";
import { addVersion } from "../store/program-version.ts";
import { accountProgram, versionOn, type AccountProgram } from "./account-program.ts";
import { dayIn } from "./given-facts.ts";
import { errorLines, inFile, writtenProgram } from "./program-source.ts";

/** In place of a day: the program has held ever since the account has one. */
const ALWAYS = "always";

/** What `publish` was asked, as it was typed. */
export interface Publication {
  readonly file: string;
  readonly portal: string;
  readonly from: string;
  /** Who answers for it. */
  readonly by: string;
  readonly dryRun: boolean;
  /** Supersede versions that have not begun. */
  readonly replace: boolean;
}

/** A definition that was checked, with what the check says of it. */
interface Checked {
  readonly definition: ProgramDefinition;
  readonly check: Check;
}

/** Publishes a version of an account's program from a day on, or says what forbids it. Throws CommandRefused. */
export async function publishProgram(publication: Publication, db: Database, nowMs: number): Promise<Outcome> {
  const from = publication.from === ALWAYS ? null : dayIn("--from", publication.from);
  const checked = await checkedFile(publication.file);
  return db.transaction(async (tx) => {
    const before = await accountProgram(tx, publication.portal, "--portal", nowMs);
    // Whoever publishes or posts for the account at the same time waits; what was read before the lock may be older.
    await lockPortal(tx, before.portalId);
    const account = await accountProgram(tx, publication.portal, "--portal", nowMs);
    const problems = from === null ? await beginningProblems(tx, account) : [...dayProblems(account, from, publication.replace), ...identityProblems(account, checked, publication.file)];
    if (problems.length > 0) throw new CommandRefused(problems);
    if (!publication.dryRun) await store(tx, account, from, checked, publication.by);
    return { stdout: publishedText(account, from, checked, publication), stderr: "", exitCode: 0 };
  });
}

async function checkedFile(file: string): Promise<Checked> {
  const reading = await writtenProgram(file);
  if (!reading.ok) throw new CommandRefused(inFile(file, reading.problems));
  const check = checkProgram(reading.value);
  if (!check.program) throw new CommandRefused(errorLines(file, reading.value));
  const [version, ...others] = versionsIn(reading.value);
  if (!version || others.length > 0) throw new CommandRefused([`${file}: expected a program of one version, got ${others.length + 1}: publish each by itself, from its day`]);
  return { definition: version.definition, check };
}

/** A program can be another one altogether until somebody counts on it. */
async function beginningProblems(tx: Tx, { portalId }: AccountProgram): Promise<readonly string[]> {
  return (await everyPartner(tx, portalId)).length > 0 ? [`--from: expected a day, YYYY-MM-DD: partners have joined account ${portalId}, and only before that a program can be said to have held from always`] : [];
}

/** What has begun stays as it is, and what is to begin is not superseded by chance. */
function dayProblems({ today, versions }: AccountProgram, from: Day, replace: boolean): readonly string[] {
  if (from < today) return [`--from: ${problemAt([], `today, ${today}, or a later day: what was earned before stays under the terms of its time`, from).text}`];
  const ahead = versions.filter((version) => version.standing !== "replaced" && version.from !== null && version.from >= from);
  const begun = ahead.find((version) => version.from !== null && version.from <= today);
  if (begun) return [`--from: ${problemAt([], `a later day: version ${begun.number} has begun on it, and stays`, from).text}`];
  if (ahead.length === 0 || replace) return [];
  return [`--from: ${problemAt([], `a day after ${ahead.map((version) => `${version.from}, from which version ${version.number} is to hold`).join(", and after ")}; --replace publishes this in its stead`, from).text}`];
}

/** Terms change, but it stays the same program. */
function identityProblems({ program }: AccountProgram, { definition }: Checked, file: string): readonly string[] {
  return (["id", "name", "currency"] as const).flatMap((field) =>
    definition[field] === program[field] ? [] : [`${file}: ${field}: ${problemAt([], `${JSON.stringify(program[field])}, as the account's program has it`, definition[field]).text}`]);
}

/**
 * Stores the version. One that holds from today on has every deal looked at again and today's coming worked once more
 * (src/server/jobs/day-change.ts); one to come is found by the change to its day. Servers learn of both at their next job.
 */
async function store(tx: Tx, { portalId, today }: AccountProgram, from: Day | null, { definition }: Checked, by: string): Promise<void> {
  await addVersion(tx, portalId, { from, definition, publishedBy: by, backdatedBecause: null });
  await noteAudit(tx, portalId, { actor: by, action: "program.published", subject: `program:${definition.id}`, details: { from: from ?? ALWAYS } });
  if (from !== null && from > today) return;
  await markEveryDealDirty(tx, portalId, "a version of the program was published");
  if ((await findLastDay(tx, portalId)) !== null) await saveLastDay(tx, portalId, addDays(today, -1));
}

function publishedText(account: AccountProgram, from: Day | null, checked: Checked, { file, dryRun, by }: Publication): string {
  const old = versionOn(account, from ?? account.today);
  if (!old) throw new Error(`account ${account.portalId} has no terms on ${from}`);
  const differences = withoutTimeZone(termsDifference(old.definition, checked.definition));
  const since = from === null ? "from always" : `from ${from} on`;
  const changes = differences.length === 0 ? [`The terms are those of version ${old.number}.`] : [`What changes against version ${old.number}, ${since}`, ...termLines(differences).map((line) => `  ${line}`)];
  const isNow = from === null || from === account.today;
  const superseded = account.versions.filter((version) => version.standing === "to come" && (from === null || (version.from ?? "") >= from)).map(({ number }) => `version ${number}`);
  const done = dryRun
    ? `Nothing was published (--dry-run). What it would have paid: npm run program -- diff current ${file} --portal ${account.portalId}`
    : `Published as version ${account.versions.length} of account ${account.portalId} by ${by}. It holds ${since}${isNow ? ": every deal is looked at again" : ""}.`;
  return checkText(file, [...(from === null ? [] : droppedFrom(old.definition, checked)), ...checked.check.findings])
    + plainText(["", ...changes, "", ...(superseded.length > 0 ? [`It supersedes ${listed(superseded)}, not yet begun.`] : []), done, ...(isNow && !dryRun ? rest(account, checked) : [])]);
}

/** What is not settled deal by deal. */
function rest({ portalId, program }: AccountProgram, { check }: Checked): readonly string[] {
  const tracks = [program, ...(check.program ? [check.program] : [])].flatMap(everyTrackVersion);
  const others = tracks.some(({ fees, funds }) => funds !== null || fees.some(({ on }) => on === "subscription_paid"));
  return others ? [`Payments and approved costs of today are brought up to date by npm run recompute -- --portal ${portalId}`] : [];
}

function droppedFrom(old: ProgramDefinition, { check: { program } }: Checked): readonly Finding[] {
  const before = checkProgram(old).program;
  return before && program ? succession(before.first, program.first, []) : [];
}
