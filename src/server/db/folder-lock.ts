import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";

/** Another process has the folder. */
export class FolderInUse extends Error {
  readonly pid: number;

  constructor(file: string, pid: number) {
    super(`the database folder is in use by process ${pid} (${file}): stop it first, or choose another DATA_DIR`);
    this.name = "FolderInUse";
    this.pid = pid;
  }
}

/**
 * Takes a folder for this process by creating `file` exclusively; answers how to release it. The embedded database has no
 * lock of its own, and two processes on one folder would lose writes in silence. What a killed process left is taken over.
 *
 * Throws FolderInUse.
 */
export function lockFolder(file: string): () => void {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (createExclusively(file)) return () => { rmSync(file, { force: true }); };
    const holder = Number(readFileSync(file, "utf8"));
    if (isAlive(holder)) throw new FolderInUse(file, holder);
    rmSync(file, { force: true });
  }
  throw new FolderInUse(file, Number(readFileSync(file, "utf8")));
}

function createExclusively(file: string): boolean {
  try {
    const descriptor = openSync(file, "wx");
    writeSync(descriptor, String(process.pid));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
}

/** Whether a process of this id runs on this machine. Our own counts as alive: the same process may open a folder once only. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : null);
