import { describe, expect, it } from "vitest";
import { inTurn, median, verdictOf } from "../../bench/rounds.ts";
import { table } from "../../bench/report.ts";

describe("rounds of a measure", () => {
  it("take turns, and who begins changes", async () => {
    const order: string[] = [];
    const rounds = await inTurn(3, async () => order.push("ours"), async () => order.push("base"), () => undefined);
    expect(order).toEqual(["base", "ours", "ours", "base", "base", "ours"]);
    expect(rounds.map(({ ratio }) => ratio)).toEqual([2, 3 / 4, 6 / 5]);
  });

  it("are judged by the median of their ratios, and those that lose are named", () => {
    const rounds = [2, 3, 1].map((ratio) => ({ ours: ratio * 1_000, base: 1_000, ratio }));
    const verdict = verdictOf({ id: "P2", what: "this", against: "that", rounds, must: 2.5, aim: 1.5, notes: [] });
    expect(verdict).toMatchObject({ median: 2, lost: [2] });
    const text = table([verdict], { at: "", node: "v20", cores: 2, processor: "a processor", memoryGb: 8, load: [1, 2], account: { deals: 9 }, postgres: { fsync: "on" }, peakMemoryMb: 5 });
    expect(text).toMatch(/^P2 +1\.00–3\.00 s +1\.00–1\.00 s +2\.00 +≤ 2\.5 +≤ 1\.5 +1 of 3 \(2\) +met +this; against that$/m);
    expect(text).toContain("PostgreSQL: fsync on");
    expect(text).toContain("2 cores of a processor, load 1 to 2");
  });

  it("have a median whether they are odd or even in number", () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
    expect(() => median([])).toThrow("a median of nothing");
  });
});
