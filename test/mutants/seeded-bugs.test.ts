import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { repositoryRoot } from "../support/database.ts";

interface SeededBug {
  readonly id: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const text = (file: string): string => readFileSync(path.join(repositoryRoot, file), "utf8");
const bugs = JSON.parse(text("test/mutants/seeded-bugs.json")) as readonly SeededBug[];

describe("the seeded bugs", () => {
  it("are the four that the promises must catch", () => {
    expect(bugs.map(({ id }) => id)).toEqual(["no-dedupe", "swapped-rounding", "no-portal-filter", "last-arrival-wins"]);
  });

  it.each(bugs)("$id still has its one place in $file", ({ file, find, replace }) => {
    expect(text(file).split(find)).toHaveLength(2);
    expect(replace).not.toBe(find);
  });
});
