import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Output } from "../../src/scenario/output.ts";
import { parseProgramFile } from "../../src/scenario/program-file.ts";
import { answer } from "../../src/scenario/simulate.ts";
import { repositoryRoot } from "../support/database.ts";
import type { Event } from "../ledger/story.ts";

const folder = path.join(repositoryRoot, "programs/examples");

/** The programs that are there as examples, by their files' names without the ending. */
export const exampleNames: readonly string[] = readdirSync(folder).map((file) => path.basename(file, ".jsonc"));

/** A program's definition as its commented file has it. */
export const exampleProgram = (name: string): unknown => {
  const reading = parseProgramFile(readFileSync(path.join(folder, `${name}.jsonc`)));
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.value;
};

/** What `npm run simulate` answers about events in an example program on a day. Throws with all problems if it refuses. */
export const simulated = (name: string, asOf: string, events: readonly Event[]): Output => {
  const scenario = { program: exampleProgram(name), asOf, events: events.map((event, i) => ({ id: `e${String(i).padStart(4, "0")}`, ...event })) };
  const result = answer(Buffer.from(JSON.stringify(scenario)));
  if (!result.ok) throw new Error(result.problems.join("\n"));
  return result.value;
};

export const enrolled = (track: string, on = "2026-01-01"): readonly Event[] => [
  { type: "partner.joined", on, partner: "P1", track, company: { name: "Agency One" } },
  { type: "partner.payee", on, partner: "P1", billingContact: true, bankDetails: true, taxForm: "W-9" },
];

export const sold = (subscription: string, on: string, customer: string, mrr: string, more: Event = {}): Event => ({
  type: "subscription.sold", on, subscription, partner: "P1", customer, mrr, currency: "USD", qualified: true, ...more,
});

export const paid = (subscription: string, on: string, amount: string, more: Event = {}): Event => ({
  type: "subscription.paid", on, subscription, payment: on, amount, ...more,
});

/** Fees as `subscription day amount status`. */
export const fees = ({ fees: rows }: Output): readonly string[] =>
  rows.map(({ rule, cause, amount, earnedOn, payableOn, dueOn, status }) =>
    [rule, ...Object.values(cause), amount, ...(status === "reversed" ? [] : [`earned ${earnedOn}`, ...(payableOn === null || payableOn === earnedOn ? [] : [`payable ${payableOn}`]), ...(dueOn === null ? [] : [`due ${dueOn}`])]), status].join(" "));

/** Payouts as `due day amount status`. */
export const payouts = ({ payouts: rows }: Output): readonly string[] => rows.map(({ dueOn, amount, currency, status }) => `${dueOn} ${amount} ${currency} ${status}`);

/** Why the fees are what they are, a text each. */
export const reasons = ({ fees: rows }: Output): readonly string[] => rows.flatMap(({ why }) => why.map(({ text }) => text));
