/** Generates the Prisma client, only when the schema or Prisma changed since it was last generated. Running it does so, and so does importing it. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = path.join(root, ".build/prisma-client.sha256");
const client = path.join(root, "src/server/generated/prisma/client.ts");

function prepare() {
  const wanted = createHash("sha256")
    .update(readFileSync(path.join(root, "prisma/schema.prisma")))
    .update(readFileSync(path.join(root, "node_modules/prisma/package.json")))
    .digest("hex");
  if (existsSync(stamp) && existsSync(client) && readFileSync(stamp, "utf8") === wanted) return;
  const result = spawnSync(process.execPath, [path.join(root, "tools/prisma.mjs"), "generate"], { encoding: "utf8" });
  if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

prepare();
