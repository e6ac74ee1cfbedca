import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** The key with which this machine's tokens are sealed: made once, kept beside the data it opens, readable by its owner only. */
export function localTokenKey(dataDir: string): string {
  const file = path.join(dataDir, "token.key");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("base64"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8");
}
