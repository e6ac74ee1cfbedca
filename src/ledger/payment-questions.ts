import type { Program } from "../program/program.ts";
import { everyTrackVersion } from "../program/terms.ts";

/** What the fees on payments of a program turn on, in any of its versions, beside the sale, the payment and the partner. */
export interface Asked {
  /** What a partner sold, by a review or an uplift. */
  readonly volume: boolean;
  /** How a partner chose to be paid. */
  readonly choice: boolean;
  /** Which payment was a customer's first. */
  readonly first: boolean;
  /** Whether a subscription is cancelled within so many days, each number once. */
  readonly locks: readonly number[];
}

/** Worked out once for a program: every payment asks. */
export const askedOfPayments = (program: Program): Asked => {
  const asked = remembered.get(program) ?? findAsked(program);
  remembered.set(program, asked);
  return asked;
};

const remembered = new WeakMap<Program, Asked>();

const findAsked = (program: Program): Asked => {
  const tracks = everyTrackVersion(program);
  const terms = tracks.flatMap(({ fees }) => fees.filter((fee) => fee.on === "subscription_paid"));
  return {
    volume: tracks.some(({ reviews }) => !reviews.approval) || terms.some(({ uplifts }) => uplifts.length > 0),
    choice: terms.some(({ option }) => option !== null),
    first: terms.some(({ firstOnly }) => firstOnly),
    locks: [...new Set(terms.map(({ lockDays }) => lockDays).filter((days) => days > 0))],
  };
};
