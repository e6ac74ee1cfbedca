import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import path from "node:path";
import type { Change } from "./account-state.ts";

/**
 * Everything that happened, one JSON array a line. A line is one transaction: all of it happened or none.
 * Written before the answer goes out, so `kill -9` loses nothing that was acknowledged.
 */
export class ChangeLog {
  private constructor(private readonly descriptor: number | null) {}

  /** Opens the log of a folder (made when missing) and reads back what it holds. Null: nothing is kept. */
  static open(dataDir: string | null): { readonly log: ChangeLog; readonly transactions: readonly (readonly Change[])[] } {
    if (dataDir === null) return { log: new ChangeLog(null), transactions: [] };
    mkdirSync(dataDir, { recursive: true });
    const file = path.join(dataDir, "sandbox.ndjson");
    const { transactions, bytes } = existsSync(file) ? readBack(file) : { transactions: [], bytes: 0 };
    const descriptor = openSync(file, "a");
    ftruncateSync(descriptor, bytes);
    return { log: new ChangeLog(descriptor), transactions };
  }

  append(changes: readonly Change[]): void {
    if (this.descriptor !== null && changes.length > 0) writeSync(this.descriptor, `${JSON.stringify(changes)}\n`);
  }

  /** Forgets everything, for a reset. */
  clear(): void {
    if (this.descriptor !== null) ftruncateSync(this.descriptor, 0);
  }

  close(): void {
    if (this.descriptor === null) return;
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
  }
}

/** A last line without its newline was torn by a crash: it never happened, and `bytes` says where to cut it off. */
function readBack(file: string): { readonly transactions: readonly (readonly Change[])[]; readonly bytes: number } {
  const content = readFileSync(file);
  const bytes = content.lastIndexOf("\n") + 1;
  const lines = content.subarray(0, bytes).toString("utf8").split("\n").filter((line) => line !== "");
  const transactions = lines.map((line, index) => {
    try {
      // The door: this file is written by `append` alone.
      return JSON.parse(line) as readonly Change[];
    } catch (cause) {
      throw new Error(`${file}, line ${String(index + 1)}: not JSON; delete the file to start again`, { cause });
    }
  });
  return { transactions, bytes };
}
