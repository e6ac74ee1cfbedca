import { z } from "zod";
import { optionsOf } from "../program/election.ts";
import type { Program, Track } from "../program/program.ts";
import { termsOn } from "../program/terms.ts";
import { problemAt } from "./problem.ts";
import { rule, ruleFor, type Rule } from "./rule.ts";
import { day, text } from "./scalars.ts";

const election = z.object({ on: day, option: text, track: text.optional() });

/** An option that no fee of the track names, or of any track where the event names none, by the terms of the event's day, is a problem. */
export const electionRule = (program: Program): Rule =>
  ruleFor(["partner.elected"], rule(election, ({ on, option, track }, place) => {
    const { tracks } = termsOn(program, on);
    const named = track === undefined ? tracks : tracks.filter(({ id }) => id === track);
    // A track that the program lacks is a problem of its own.
    if (named.length === 0 || named.some((one) => optionsOf(one).includes(option))) return [];
    return [problemAt([...place, "option"], expectation(named), option)];
  }));

const expectation = (tracks: readonly Track[]): string => {
  const options = [...new Set(tracks.flatMap(optionsOf))];
  return options.length === 0 ? "null, as no fee has an option" : `an option of a fee (${options.join(", ")}) or null`;
};
