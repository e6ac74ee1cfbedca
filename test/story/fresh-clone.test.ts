import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repositoryRoot } from "../support/database.ts";

/** What `git clone` does not bring: everything made, kept or installed here. */
const NOT_CLONED = new Set([".git", ".build", ".data", "artifacts", "dist", "generated", "node_modules"]);

/** Generating takes seconds, on a busy machine many. */
const PATIENCE_MS = 120_000;

let clone = "";

beforeAll(() => {
  clone = mkdtempSync(path.join(tmpdir(), "fresh-clone-"));
  cpSync(repositoryRoot, clone, { recursive: true, filter: (from) => !NOT_CLONED.has(path.basename(from)) });
  symlinkSync(path.join(repositoryRoot, "node_modules"), path.join(clone, "node_modules"));
});

afterAll(() => { rmSync(clone, { recursive: true, force: true }); });

test("a fresh clone starts: what is generated is made first", () => {
  const asked = run("tools/start.mjs", "--unknown");
  expect(asked.stderr).toBe('argument "--unknown": expected nothing or --reset\n');
  expect(asked.status).toBe(2);
}, PATIENCE_MS);

test("a fresh clone builds", () => {
  rmSync(path.join(clone, "src/server/generated"), { recursive: true, force: true });
  const built = run("tools/build.mjs");
  expect(built.stderr).toBe("");
  expect(existsSync(path.join(clone, "dist/serve-command.mjs"))).toBe(true);
}, PATIENCE_MS);

const run = (...args: readonly string[]) => spawnSync(process.execPath, [...args], { cwd: clone, encoding: "utf8" });
