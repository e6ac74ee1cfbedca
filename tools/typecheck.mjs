/** Checks the types of every part, one after another: `npm run typecheck`. What did not change since the last time is not checked again. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const compiler = path.join(root, "node_modules/typescript/bin/tsc");
const PARTS = { server: "tsconfig.json", app: "src/app/tsconfig.json", "record-page": "sandbox/record-page/tsconfig.json", cards: "test/cards/tsconfig.json" };

for (const [part, project] of Object.entries(PARTS)) {
  const remembered = path.join(root, `.build/types/${part}.tsbuildinfo`);
  const { status } = spawnSync(process.execPath, [compiler, "-p", project, "--noEmit", "--incremental", "--tsBuildInfoFile", remembered], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
