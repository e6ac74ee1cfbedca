import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startSandbox, type Sandbox } from "../../../sandbox/sandbox.ts";
import { repositoryRoot } from "../../support/database.ts";
import { callControl, environmentFor, eventually, freePort } from "../../support/running-app.ts";
import { signedHeaders } from "../../support/signed-request.ts";
import { Browser } from "../oauth/browser.ts";
import { PARTNER, smallAccount } from "./small-account.ts";

let sandbox: Sandbox;
let url: string;
let environment: Record<string, string>;
let server: ChildProcess;
const dataDir = mkdtempSync(path.join(tmpdir(), "killed-"));

/** Starts the server as production does, in a process of its own, and waits until it listens. */
async function startProcess(): Promise<ChildProcess> {
  const started = spawn(process.execPath, ["tools/run.mjs", "src/server/serve-command.ts"], { cwd: repositoryRoot, env: { ...process.env, ...environment, DATABASE_URL: "", DATA_DIR: dataDir }, stdio: ["ignore", "pipe", "pipe"] });
  const heard: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: started.stdout }).on("line", (line) => {
      heard.push(line);
      if (line.includes('"msg":"listening"')) resolve();
    });
    createInterface({ input: started.stderr }).on("line", (line) => heard.push(line));
    started.once("exit", () => { reject(new Error(`the server ended: ${heard.join("\n")}`)); });
  });
  return started;
}

async function end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
  const exited = once(server, "exit");
  server.kill(signal);
  const [code] = z.tuple([z.number().nullable()], z.unknown()).parse(await exited);
  return code;
}

const act = async (action: string, body: object): Promise<void> => {
  const target = `${url}/cards/${action}?userId=1002&portalId=20260901&userEmail=mia%40vendor.example&appId=3110042`;
  const text = JSON.stringify(body);
  const answer = await fetch(target, { method: "POST", body: text, headers: signedHeaders("POST", decodeURIComponent(target), text) });
  if (!answer.ok) throw new Error(`${action} answered ${answer.status}: ${await answer.text()}`);
};
const shownFee = async (): Promise<string | null> => {
  const { properties } = z.object({ properties: z.record(z.string(), z.string().nullable()) }).parse(await callControl(sandbox.url, "GET", "/records/deals/701"));
  return `${properties["partner_ledger_fee"] ?? "no fee"} ${properties["partner_ledger_fee_status"] ?? "unknown"}`;
};
const shows = (fee: string) => eventually(`HubSpot to show ${fee}`, async () => (await shownFee()) === fee);

beforeAll(async () => {
  const port = await freePort();
  url = `http://localhost:${port}`;
  sandbox = await startSandbox({ port: 0, dataDir: null, app: { baseUrl: url }, seed: smallAccount() });
  environment = environmentFor(sandbox.url, url, port);
  server = await startProcess();
  const browser = new Browser();
  await browser.submit(await browser.open(`${url}/oauth/install`), { userId: "1002", decision: "grant" });
  await eventually("the partner to be enrolled", () => act("enroll-partner", { companyId: PARTNER, tier: "expert" }).then(() => true, () => false));
  await eventually("the lead to be registered", () => act("register-lead", { partnerId: PARTNER, dealId: "701" }).then(() => true, () => false));
  await act("decide-lead", { leadId: "L1", decision: "accept", override: "known and agreed" });
  await shows("7500.00 estimated");
});
afterAll(async () => {
  await end("SIGTERM");
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("a server killed in the middle of its work", () => {
  it("goes on where it was when it is started again", async () => {
    await callControl(sandbox.url, "POST", "/trouble", { path: "/crm/objects/2026-09/deals/batch/read", effect: { kind: "latency", ms: 60_000 } });
    await callControl(sandbox.url, "PATCH", "/records/deals/701", { properties: { dealstage: "closedwon" } });
    await eventually("the read to be under way", async () => sandbox.journal.find({ kind: "webhook" }).some((delivery) => delivery.status === 204));
    await end("SIGKILL");
    await callControl(sandbox.url, "DELETE", "/trouble");
    server = await startProcess();
    await shows("7500.00 earned");
  });

  it("ends by itself when asked to, and leaves the folder free", async () => {
    expect(await end("SIGTERM")).toBe(0);
    server = await startProcess();
    expect(await shownFee()).toBe("7500.00 earned");
  });

  it("lets no second process at its database", async () => {
    const port = await freePort();
    const second = spawn(process.execPath, ["tools/run.mjs", "src/server/serve-command.ts"], { cwd: repositoryRoot, env: { ...process.env, ...environment, PORT: String(port), DATABASE_URL: "", DATA_DIR: dataDir }, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    second.stderr.on("data", (chunk: Buffer) => { said += chunk.toString(); });
    const [code] = z.tuple([z.number().nullable()], z.unknown()).parse(await once(second, "exit"));
    expect([code, said]).toEqual([2, expect.stringContaining(`in use by process ${server.pid}`)]);
  });
});
