import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withDatabase } from "../../../src/server/commands/database.ts";
import { portalFacts } from "../../../src/server/commands/portal-facts.ts";
import { CommandRefused } from "../../../src/server/commands/refusal.ts";
import type { Fact } from "../../../src/program/facts.ts";
import { openEmbedded } from "../../../src/server/db/embedded.ts";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { migrationsFolder, repositoryRoot } from "../../support/database.ts";
import { installAccount, PORTAL } from "../hubspot/installed-account.ts";

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), "command-")); });
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

const NOON = Date.UTC(2026, 5, 30, 16);
const JOINED: Fact = { type: "partner.joined", id: "j", on: "2026-01-05", recordedOn: "2026-01-05", partner: "501", track: "referral", company: { name: "Bright" } };

const problemsOf = async (work: Promise<unknown>): Promise<readonly string[]> => {
  try {
    await work;
    return [];
  } catch (error) {
    if (error instanceof CommandRefused) return error.problems;
    throw error;
  }
};
const ask = (portal: string, env: Record<string, string> = { DATA_DIR: folder }) =>
  withDatabase(env, repositoryRoot, (db) => portalFacts(db.prisma, portal, "--portal", NOON));

describe("a command on the database", () => {
  it("gets an account's program, day and facts, and lets go of the folder", async () => {
    const server = await openEmbedded(folder, migrationsFolder);
    await installAccount(server, NOON, 60);
    await appendFacts(server.prisma, PORTAL, [JOINED]);
    await server.prisma.install.updateMany({ data: { status: "paused" } });
    await server.close();
    const asked = await ask(String(PORTAL));
    expect(asked).toMatchObject({ portalId: PORTAL, program: { id: "fullstory", timeZone: "America/New_York" }, today: "2026-06-30", facts: [{ type: "partner.joined", partner: "501" }] });
    expect(readdirSync(folder)).toEqual(["database"]);
    expect(await problemsOf(ask("7"))).toEqual(["--portal: expected an account that installed the app, got 7"]);
    expect(await problemsOf(ask("mine"))).toEqual(['--portal: expected a HubSpot account\'s id, digits only, got "mine"']);
  });

  it("is told to stop the server that has the embedded database", async () => {
    const server = await openEmbedded(folder, migrationsFolder);
    expect(await problemsOf(ask("1"))).toEqual([expect.stringMatching(new RegExp(`process ${process.pid} has it: stop that server first.*DATABASE_URL`))]);
    await server.close();
  });

  it("makes no database where there is none", async () => {
    expect(await problemsOf(ask("1"))).toEqual([expect.stringContaining(`found no database in ${folder}`)]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says when the PostgreSQL server is no address or does not answer", async () => {
    expect(await problemsOf(ask("1", { DATABASE_URL: "mysql://x" }))).toEqual(["DATABASE_URL: expected postgresql://user:password@host:port/database"]);
    expect(await problemsOf(ask("1", { DATABASE_URL: "postgresql://a:b@127.0.0.1:1/c" }))).toEqual([expect.stringMatching(/^DATABASE_URL: the database there does not answer/)]);
  });
});
