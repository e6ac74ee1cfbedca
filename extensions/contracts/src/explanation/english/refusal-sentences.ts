import { readableId } from "../../locale.ts";
import type { RefusalInputs } from "../refusal-inputs.ts";
import type { SentencesFor } from "../sentences.ts";

/** Why events change nothing, in English. */
export const refusalSentences: SentencesFor<RefusalInputs> = {
  refused_for_conflict: ({ account, on, by, reason }, write) =>
    `${by} could not accept the lead for ${account} on ${write.day(on)}: ` +
    (reason === null ? "the account is taken, and no reason was given to set that aside" : `another accepted lead holds the account and is still open, which no reason lifts, not even “${reason}”`),
  refused_as_decided: ({ account, on, step, status }, write) =>
    `The lead for ${account} could not be ${STEPS[step]} on ${write.day(on)}: it was ${readableId(status).toLowerCase()} by then`,
  refused_as_managed: ({ partner, company, on, said }, write) =>
    `The ${said} of ${write.day(on)} that ${partner} manages ${company} does not count: another partner manages the account, and one at a time can`,
  refused_as_unknown: ({ what, name }) => `It names the ${what} ${name}, which is not known; it counts for nothing until it is`,
};

const STEPS = { accept: "accepted", reject: "rejected", withdraw: "withdrawn" } as const;
