import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { openPostgres } from "../../../src/server/db/postgres.ts";
import { freshServerDatabase, migrationsFolder } from "../../support/database.ts";

const server = process.env["TEST_DATABASE_URL"] ?? "";

// What the embedded database cannot show, having one session. Set TEST_DATABASE_URL to run it.
describe.runIf(server !== "")("a PostgreSQL server", () => {
  it("is migrated once by several processes that start at once", async () => {
    const { url, drop } = await freshServerDatabase(server);
    const opened = await Promise.all([1, 2, 3].map(() => openPostgres(url, migrationsFolder)));
    const applied = await Promise.all(opened.map(({ prisma }) => prisma.$queryRaw`SELECT migration_name FROM _prisma_migrations`));
    expect(applied.map((rows) => JSON.stringify(rows))).toEqual([1, 2, 3].map(() => JSON.stringify(readdirSync(migrationsFolder).filter((name) => /^\d/.test(name)).map((name) => ({ migration_name: name })))));
    await Promise.all(opened.map((db) => db.close()));
    await drop();
  });
});
