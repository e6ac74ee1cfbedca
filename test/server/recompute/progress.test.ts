import { describe, expect, it } from "vitest";
import { duration, Progress } from "../../../src/server/recompute/progress.ts";

describe("the progress of a recompute", () => {
  it("is told every two seconds with the time that is left at this pace, and at the end", () => {
    const lines: string[] = [];
    let nowMs = 0;
    const progress = new Progress(() => nowMs, (line) => lines.push(line));
    for (const [atMs, done] of [[500, 500], [2_500, 2_500], [3_000, 3_000], [100_000, 100_000], [1_000_000, 1_000_000]] as const) {
      nowMs = atMs;
      progress.note({ kind: "deals", done, of: 1_000_000 });
    }
    expect(lines).toEqual([
      "2,500 of 1,000,000 deals (0%), about 16 min 38 s left", "100,000 of 1,000,000 deals (10%), about 15 min 0 s left", "1,000,000 of 1,000,000 deals (100%), in 16 min 40 s",
    ]);
  });

  it.each([[400, "0 s"], [59_400, "59 s"], [200_000, "3 min 20 s"], [7_500_000, "2 h 5 min"]])("writes %i ms as %s", (ms, text) => {
    expect(duration(ms)).toBe(text);
  });
});
