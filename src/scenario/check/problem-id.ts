import type { Place, Problem } from "../problem.ts";
import type { FindingId } from "./finding.ts";

/** Fields whose keys are tiers. */
const BY_TIER: readonly PropertyKey[] = ["rates", "flat", "requirements", "values"];

/** What kind of problem it is that something cannot be read, told by its place in what is written. */
export const problemId = (written: unknown, { place }: Problem): FindingId => {
  const [last, field] = [place.at(-1), place.at(-2)];
  if (last === "base") return "undefined-base";
  if (last === "currency") return "missing-currency";
  if (last === "from") return place.includes("bands") ? "bands-apart" : "version-days";
  return field !== undefined && last !== undefined && BY_TIER.includes(field) && !tiersAt(written, place).includes(String(last)) ? "unknown-tier" : "format";
};

/** The tiers of the track that a place lies in. */
const tiersAt = (written: unknown, place: Place): readonly unknown[] => {
  const track = place.slice(0, place.indexOf("tracks") + 2).reduce<unknown>(step, written);
  const tiers = step(track, "tiers");
  return Array.isArray(tiers) ? tiers.map((tier: unknown) => step(tier, "id")) : [];
};

const step = (value: unknown, key: PropertyKey): unknown =>
  typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
