import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { isAlive } from "../../src/server/db/folder-lock.ts";

/** Who holds a data folder: the process and where it can be reached. */
export interface Running {
  readonly pid: number;
  readonly url: string;
}

/**
 * Takes the data folder for this process, or answers who has it. A folder left behind by a killed process is taken over.
 *
 * The file is created exclusively, so of two that start at once one wins.
 */
export function takeDataDir(dataDir: string, url: string): { readonly release: () => void } | { readonly heldBy: Running } {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "running.json");
  for (;;) {
    try {
      const descriptor = openSync(file, "wx");
      writeSync(descriptor, JSON.stringify({ pid: process.pid, url } satisfies Running));
      closeSync(descriptor);
      return { release: () => { rmSync(file, { force: true }); } };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = readHolder(file);
    if (holder !== null && holder.pid !== process.pid && isAlive(holder.pid)) return { heldBy: holder };
    rmSync(file, { force: true });
  }
}

/** A torn or foreign file counts as left behind. */
function readHolder(file: string): Running | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { pid, url } = value as Partial<Running>;
    return typeof pid === "number" && typeof url === "string" ? { pid, url } : null;
  } catch {
    return null;
  }
}
