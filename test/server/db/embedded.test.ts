import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openEmbedded } from "../../../src/server/db/embedded.ts";
import { FolderInUse, lockFolder } from "../../../src/server/db/folder-lock.ts";
import { migrationsFolder } from "../../support/database.ts";

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), "embedded-")); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

describe("the embedded database", () => {
  it("keeps what was written, and lets nobody else in while it is open", async () => {
    const first = await openEmbedded(folder, migrationsFolder);
    await first.prisma.setting.create({ data: { portalId: 1n, key: "kept", value: "yes" } });
    await expect(openEmbedded(folder, migrationsFolder)).rejects.toThrow(FolderInUse);
    await first.close();
    const second = await openEmbedded(folder, migrationsFolder);
    expect(await second.prisma.setting.findMany()).toEqual([{ portalId: 1n, key: "kept", value: "yes" }]);
    await second.close();
    expect(existsSync(path.join(folder, "database.lock"))).toBe(false);
  });
});

describe("a folder's lock", () => {
  const file = () => path.join(folder, "lock");

  it("names the process that has it", async () => {
    const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    writeFileSync(file(), String(other.pid));
    expect(() => lockFolder(file())).toThrow(`in use by process ${other.pid}`);
    other.kill("SIGKILL");
    await once(other, "exit");
    lockFolder(file())();
    expect(existsSync(file())).toBe(false);
  });

  it.each(["", "not a number", "-1", "0"])("that holds %j was left behind by a start that was interrupted", (text) => {
    writeFileSync(file(), text);
    const release = lockFolder(file());
    expect(readFileSync(file(), "utf8")).toBe(String(process.pid));
    release();
  });
});
