/**
 * Shows that the promises catch what they are for: `npm run test:mutants` puts each of the bugs in test/mutants/seeded-bugs.json
 * into a copy of the tree and runs the promises there. A bug that none of them catches ends it with exit status 1.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const copy = path.join(root, ".build/mutants");
const reportFile = path.join(copy, "report.json");
const bugs = JSON.parse(readFileSync(path.join(root, "test/mutants/seeded-bugs.json"), "utf8"));
const runs = process.env.PROPERTY_RUNS ?? "100";

function copyTree() {
  rmSync(copy, { recursive: true, force: true });
  const tracked = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  for (const file of [...new Set(tracked.split("\0"))].filter(Boolean)) cpSync(path.join(root, file), path.join(copy, file));
  cpSync(path.join(root, "src/server/generated"), path.join(copy, "src/server/generated"), { recursive: true });
  mkdirSync(path.join(copy, ".build"), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"), "dir");
}

/** The names of the promises that fail, as the copy stands; null when they could not be run. */
function failures() {
  rmSync(reportFile, { force: true });
  spawnSync(process.execPath, [path.join(root, "node_modules/vitest/vitest.mjs"), "run", "test/promises", "--reporter=json", `--outputFile.json=${reportFile}`], {
    cwd: copy, stdio: "ignore", env: { ...process.env, PROPERTY_RUNS: runs },
  });
  try {
    const { testResults } = JSON.parse(readFileSync(reportFile, "utf8"));
    return testResults.flatMap(({ assertionResults }) => assertionResults.filter(({ status }) => status === "failed").map(({ fullName }) => fullName));
  } catch {
    return null;
  }
}

/** The copy's file with the bug in it, and how to take it out again. */
function plant({ id, file, find, replace }) {
  const target = path.join(copy, file);
  const sound = readFileSync(target, "utf8");
  if (sound.split(find).length !== 2) throw new Error(`${id}: expected one place in ${file} that reads: ${find}`);
  writeFileSync(target, sound.replace(find, () => replace));
  return () => writeFileSync(target, sound);
}

function tell(what, names) {
  process.stdout.write(`${what}\n${names.map((name) => `  ${name}\n`).join("")}`);
}

copyTree();
const already = failures();
if (already === null || already.length > 0) {
  tell("the promises do not hold without any bug:", already ?? ["they could not be run"]);
  process.exit(1);
}
for (const bug of bugs) {
  const takeOut = plant(bug);
  const caught = failures();
  takeOut();
  const isCaught = caught !== null && caught.length > 0;
  tell(`${isCaught ? "caught" : "SURVIVED"}  ${bug.id}: ${bug.what}`, caught ?? ["the promises could not be run"]);
  if (!isCaught) process.exitCode = 1;
}
rmSync(copy, { recursive: true, force: true });
