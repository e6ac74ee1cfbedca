/**
 * The properties, twenty times as often as usual and with cases of their own: `npm run test:long`. PROPERTY_RUNS=300 is as
 * often as usual; a failure prints its seed, and PROPERTY_SEED goes through the same cases again. Names of files or folders
 * narrow it down.
 */
import { randomInt } from "node:crypto";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const named = process.argv.slice(2);
const seed = process.env.PROPERTY_SEED ?? String(randomInt(2 ** 31));
const { status } = spawnSync(process.execPath, [path.join(root, "node_modules/vitest/vitest.mjs"), "run", ...(named.length > 0 ? named : [".property.test.ts"]), "--testTimeout=7200000"], {
  cwd: root, stdio: "inherit", env: { ...process.env, PROPERTY_RUNS: process.env.PROPERTY_RUNS ?? "6000", PROPERTY_SEED: seed },
});
process.exitCode = status ?? 1;
