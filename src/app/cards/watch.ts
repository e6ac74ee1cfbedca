/**
 * How long to wait before each look while a change travels from HubSpot through its webhook to the ledger, in
 * milliseconds. Close together first, so that a stage change shows within two seconds; about eight seconds in all.
 */
const LOOKS_MS = [250, 450, 600, 700, 1000, 1400, 1700, 2000] as const;

/** The pace after that, while the backend says that the change is still on its way. */
const SLOW_LOOK_MS = 4000;
const MOST_LOOKS = 20;

/** What one look at the backend finds. */
export interface Standing {
  readonly version: string;
  readonly syncing: boolean;
}

/** What a watch has seen so far. */
export interface Watch {
  readonly looks: number;
  /** Version shown when the watch began. */
  readonly from: string;
  readonly latest: Standing;
  /** The latest look found what the look before it found. */
  readonly settled: boolean;
}

/** A watch that has not looked yet, from what the card shows. */
export const startWatch = (shown: Standing): Watch => ({ looks: 0, from: shown.version, latest: shown, settled: false });

/** The watch after one more look; `found` is null when there was no answer, which tells nothing new. */
export const afterLook = (watch: Watch, found: Standing | null): Watch => ({
  ...watch,
  looks: watch.looks + 1,
  latest: found ?? watch.latest,
  settled: found !== null && found.version === watch.latest.version,
});

/** True once something else is there than what was shown when the watch began. */
export const hasChanged = (watch: Watch): boolean => watch.latest.version !== watch.from;

/** True while the change is not there yet: what is shown may be about to change. */
export const isExpecting = (watch: Watch): boolean => watch.latest.syncing || !hasChanged(watch);

/**
 * Milliseconds until the next look, or null when the watch is over: the change is there and held still for one more
 * look (HubSpot sends a stage and its close date apart), or the time is up.
 */
export const nextLook = (watch: Watch): number | null => {
  if (hasChanged(watch) && watch.settled && !watch.latest.syncing) return null;
  if (watch.looks >= MOST_LOOKS) return null;
  return LOOKS_MS[watch.looks] ?? (watch.latest.syncing ? SLOW_LOOK_MS : null);
};
