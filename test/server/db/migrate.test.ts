import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { dataDir as emptyCluster } from "@electric-sql/pglite-prepopulatedfs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SqlSession } from "../../../src/server/db/database.ts";
import { migrate } from "../../../src/server/db/migrate.ts";
import { migrationsFolder, repositoryRoot } from "../../support/database.ts";

let lite: PGlite;
let session: SqlSession;
let folder: string;
beforeAll(async () => {
  lite = await PGlite.create({ loadDataDir: await emptyCluster() });
  session = { exec: (text) => lite.exec(text), query: async <Row>(text: string, values: readonly unknown[] = []) => (await lite.query<Row>(text, [...values])).rows };
});
afterAll(() => lite.close());
beforeEach(async () => {
  await lite.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
  cpSync(migrationsFolder, folder, { recursive: true });
});
afterEach(() => { rmSync(folder, { recursive: true }); });

const add = (name: string, sql: string): void => {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
};

describe("migrations", () => {
  it("are applied once, however often they are asked for", async () => {
    expect((await migrate(session, folder)).length).toBeGreaterThan(0);
    expect(await migrate(session, folder)).toEqual([]);
    add("20990101000000_more", "CREATE TABLE more (id INT);");
    expect(await migrate(session, folder)).toEqual(["20990101000000_more"]);
    expect(await migrate(session, folder)).toEqual([]);
  });

  it("happen whole or not at all", async () => {
    add("20990101000000_broken", "CREATE TABLE half (id INT); SELECT nonsense;");
    await expect(migrate(session, folder)).rejects.toThrow("migration 20990101000000_broken could not be applied");
    expect(await session.query("SELECT to_regclass('half')::text AS half")).toEqual([{ half: null }]);
    add("20990101000000_broken", "CREATE TABLE half (id INT);");
    expect(await migrate(session, folder)).toEqual(["20990101000000_broken"]);
  });

  it("refuse a database of another version", async () => {
    add("20990101000000_more", "CREATE TABLE more (id INT);");
    await migrate(session, folder);
    await expect(migrate(session, migrationsFolder)).rejects.toThrow("the database has migration 20990101000000_more, which this version does not know");
    add("20990101000000_more", "CREATE TABLE more (id BIGINT);");
    await expect(migrate(session, folder)).rejects.toThrow("migration 20990101000000_more was edited after it was applied");
  });

  it("make exactly the schema of schema.prisma", () => {
    const diff = ["migrate", "diff", "--from-migrations", "prisma/migrations", "--to-schema", "prisma/schema.prisma", "--exit-code"];
    const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/prisma.mjs", ...diff], { cwd: repositoryRoot, encoding: "utf8", env: { ...process.env, DATABASE_URL: "" } });
    expect([status, stdout.includes("No difference")], stdout + stderr).toEqual([0, true]);
  });
});
