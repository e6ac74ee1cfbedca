import type { Terms } from "../../program/program.ts";
import type { Place } from "../problem.ts";
import { finding, type Finding } from "./finding.ts";
import { droppedOptions } from "./payment-findings.ts";

/** What partners lose when one version follows another: tracks, and tiers that some may hold. */
export const succession = (before: Terms, after: Terms, place: Place): readonly Finding[] =>
  before.tracks.flatMap((track) => {
    const index = after.tracks.findIndex(({ id }) => id === track.id);
    const next = after.tracks[index];
    if (!next) return [finding("warning", "track-dropped", [...place, "tracks"], `The track ${track.name} of the version before is gone: whoever is in it earns nothing more in it.`)];
    const dropped = track.tiers.filter(({ id }) => !next.tiers.some((tier) => tier.id === id));
    return [
      ...dropped.map(({ name }) => finding("warning", "tier-dropped", [...place, "tracks", index, "tiers"], `The tier ${name} of the version before is gone: whoever holds it counts as ${next.tiers[0]?.name}.`)),
      ...droppedOptions(track, next, [...place, "tracks", index]),
    ];
  });
