import type { Done } from "./recompute.ts";

/** How often a line is written. */
const EVERY_MS = 2_000;
/** An estimate from less than this is a guess. */
const LEAST_MS = 1_000;

/** Lines about how far a recompute has come and how long it still takes: at most one in two seconds, and the last of each pass. `now` in milliseconds. */
export class Progress {
  private startedMs: number;
  private toldMs: number;
  private kind: Done["kind"] | null = null;

  constructor(private readonly now: () => number, private readonly tell: (line: string) => void) {
    this.startedMs = now();
    this.toldMs = this.startedMs;
  }

  note({ kind, done, of }: Done): void {
    const nowMs = this.now();
    if (kind !== this.kind) [this.kind, this.startedMs] = [kind, this.kind === null ? this.startedMs : nowMs];
    if (nowMs - this.toldMs < EVERY_MS && done < of) return;
    this.toldMs = nowMs;
    // Deals may arrive while others are settled.
    const all = Math.max(done, of);
    this.tell(`${count(done)} of ${count(all)} ${kind} (${Math.floor((done * 100) / Math.max(all, 1))}%)${this.left(nowMs - this.startedMs, done, all)}`);
  }

  private left(elapsedMs: number, done: number, all: number): string {
    if (done >= all) return `, in ${duration(elapsedMs)}`;
    return elapsedMs < LEAST_MS ? "" : `, about ${duration((elapsedMs * (all - done)) / done)} left`;
  }
}

/** A number of things with commas between the thousands. */
export const count = (n: number): string => n.toLocaleString("en-US");

/** A time in words, as fine as it matters: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
