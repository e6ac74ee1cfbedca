import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const SKIPPED = new Set(["node_modules", "dist", ".git"]);

async function filesIn(place: string): Promise<string[]> {
  const entries = await readdir(place, { withFileTypes: true });
  const nested = await Promise.all(entries.filter((entry) => !SKIPPED.has(entry.name)).map((entry) => {
    const full = path.join(place, entry.name);
    return entry.isDirectory() ? filesIn(full) : [full];
  }));
  return nested.flat();
}

/**
 * A short hash of what folders and files hold: the same for the same names and bytes, on any machine.
 * Installed packages and build output are left out. A place that does not exist counts as empty.
 */
export async function contentHash(places: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const place of places) {
    const files = await filesIn(place).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOTDIR") return [place];
      if (error.code === "ENOENT") return [];
      throw error;
    });
    for (const file of files.sort()) {
      hash.update(`${path.relative(place, file).replaceAll(path.sep, "/")}\0`).update(await readFile(file)).update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}
