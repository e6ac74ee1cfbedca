import { compare } from "../../program/money.ts";
import type { Requirement } from "../../program/program.ts";
import type { Leaf } from "../../program/requirement.ts";
import { canonical } from "../canonical.ts";

/**
 * True when whoever meets `one` surely meets `other` too, as far as their form tells: it never says so wrongly, and may miss
 * what only a computation would show.
 */
export const implies = (one: Requirement, other: Requirement): boolean => {
  if ("all" in other) return other.all.every((part) => implies(one, part));
  if ("any" in one) return one.any.every((part) => implies(part, other));
  if ("any" in other && other.any.some((part) => implies(one, part))) return true;
  if ("all" in one) return one.all.some((part) => implies(part, other));
  return !("any" in other) && (asksNothing(other) || (countsOf(one) === countsOf(other) && compare(one.atLeast, other.atLeast) >= 0));
};

const asksNothing = ({ atLeast }: Leaf): boolean => atLeast.num === 0n;

/** What is counted, without how much of it is asked. */
const countsOf = (leaf: Leaf): string => {
  if ("metric" in leaf) return `metric ${leaf.metric}`;
  if ("attested" in leaf) return `attested ${leaf.attested}`;
  return `points ${canonical(leaf.points.map(({ each, ...source }) => ({ ...source, each: `${each.num}/${each.den}` })))}`;
};
