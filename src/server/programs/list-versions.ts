import { aligned, plainText } from "../../scenario/plain-text.ts";
import { programDefinition } from "../../scenario/program-definition.ts";
import type { Outcome } from "../../scenario/terminal.ts";
import { CommandRefused } from "../commands/refusal.ts";
import { versionOn, type AccountProgram, type AccountVersion } from "./account-program.ts";

/** The versions of an account's program, oldest first. */
export function listVersions({ portalId, today, versions }: AccountProgram, json: boolean): Outcome {
  const rows = versions.map(({ number, from, standing, definition, published }) =>
    ({ number, from, standing, program: definition.id, publishedBy: published?.by ?? null, publishedAt: published?.at.toISOString() ?? null }));
  const cells = rows.map(({ number, from, standing, program, publishedBy, publishedAt }) =>
    [String(number), from ?? "always", standing, program, publishedBy === null ? "comes with the product" : `published by ${publishedBy} at ${publishedAt}`]);
  const stdout = json ? `${JSON.stringify(rows, null, 2)}\n` : plainText([`Account ${portalId} on ${today}`, "", ...aligned([["version", "from", "", "program", ""], ...cells])]);
  return { stdout, stderr: "", exitCode: 0 };
}

/** One version as a program file, to be kept, changed and published anew; without a number the one in effect today. Throws CommandRefused. */
export function showVersion(account: AccountProgram, number: string | null): Outcome {
  const version = number === null ? versionOn(account, account.today) : numbered(account, number);
  if (!version) throw new Error(`account ${account.portalId} has no terms on ${account.today}`);
  // The database keeps no order of fields; reading puts them back into the format's.
  const inOrder = programDefinition.safeParse(version.definition);
  return { stdout: `${JSON.stringify(inOrder.success ? inOrder.data : version.definition, null, 2)}\n`, stderr: "", exitCode: 0 };
}

function numbered({ versions }: AccountProgram, text: string): AccountVersion {
  const version = /^\d{1,9}$/.test(text) ? versions[Number(text)] : undefined;
  if (!version) throw new CommandRefused([`--version: expected a version of the account, 0 to ${versions.length - 1}, got ${JSON.stringify(text)}`]);
  return version;
}
