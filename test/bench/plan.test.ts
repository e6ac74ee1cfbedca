import { expect, it } from "vitest";
import { openCluster } from "../../bench/cluster.ts";
import { planOf } from "../../bench/plan.ts";

it("measures everything on a million deals in five rounds unless asked for less", () => {
  expect(planOf([])).toEqual({ only: new Set(["P2", "P3", "P8"]), size: { deals: 1_000_000, rounds: 5 } });
  expect(planOf(["--only", "P8,P2", "--deals", "5000", "--rounds", "3"])).toEqual({ only: new Set(["P2", "P8"]), size: { deals: 5_000, rounds: 3 } });
  expect(planOf(["--help"])).toBeNull();
});

it.each([
  [["--only", "P9"], '--only: expected some of P2,P3,P8, got "P9"'],
  [["--deals", "many"], '--deals: expected a whole number from 100 on, got "many"'],
  [["--rounds", "0"], '--rounds: expected a whole number from 1 on, got "0"'],
])("says what is wrong with %j", (args, problem) => {
  expect(() => planOf(args)).toThrow(problem);
});

it("measures on the server it is given and leaves it running", async () => {
  const cluster = await openCluster({ DATABASE_URL: "postgresql://somebody@somewhere/db" });
  expect(cluster.url).toBe("postgresql://somebody@somewhere/db");
  cluster.stop();
});
