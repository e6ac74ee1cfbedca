import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { repositoryRoot } from "../support/database.ts";
import { freePortPair } from "./free-ports.ts";

/** `npm start` as a process of its own: what a person types, and what a machine does to it. */

interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Settles with the exit status when the process ends. */
  readonly ended: Promise<number | null>;
}

let port: number;
const dataDir = mkdtempSync(path.join(tmpdir(), "start-data-"));
const running: Started[] = [];

beforeAll(async () => {
  port = await freePortPair();
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill("SIGKILL");
    await ended;
  }
});
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

function start(env: Readonly<Record<string, string>> = {}, args: readonly string[] = []): Started {
  const child = spawn(process.execPath, ["tools/start.mjs", ...args], {
    cwd: repositoryRoot, env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, ...env }, stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => { text += chunk.toString(); });
  const started = { child, output: () => text, ended: once(child, "exit").then(([status]) => status as number | null) };
  running.push(started);
  return started;
}

/** Waits until the process has said something, or ended. */
async function says(started: Started, what: string): Promise<void> {
  const gone = started.ended.then((status) => { throw new Error(`ended with ${String(status)}: ${started.output()}`); });
  const heard = new Promise<void>((resolve) => {
    const listen = (): void => {
      if (!started.output().includes(what)) return;
      started.child.stdout?.off("data", listen);
      resolve();
    };
    started.child.stdout?.on("data", listen);
    listen();
  });
  await Promise.race([heard, gone]);
}

const sandbox = async (method: string, at: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(`http://localhost:${String(port)}${at}`, {
    method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  expect(response.status).toBeLessThan(300);
  return response.json();
};
const feeStatus = async (): Promise<unknown> => {
  const record = (await sandbox("GET", "/sandbox/records/deals/7007")) as { properties: Record<string, string> };
  return record.properties["partner_ledger_fee_status"];
};

test("starts, keeps what happened through kill -9, and stops on Ctrl-C", async () => {
  const first = start();
  await says(first, "Open http://localhost:");
  await expect.poll(feeStatus, { timeout: 10_000 }).toBe("estimated");

  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`already running at http://localhost:${String(port)}`);

  await sandbox("PATCH", "/sandbox/records/deals/7007", { userId: 1001, properties: { dealstage: "closedwon" } });
  first.child.kill("SIGKILL");
  await first.ended;

  const again = start();
  await says(again, "Open http://localhost:");
  await expect.poll(feeStatus, { timeout: 20_000 }).toBe("earned");
  again.child.kill("SIGINT");
  expect(await again.ended).toBe(0);
  expect(again.output()).toContain("Stopping");

  const reset = start({}, ["--reset"]);
  await says(reset, "Open http://localhost:");
  await expect.poll(feeStatus, { timeout: 10_000 }).toBe("estimated");
}, 120_000);

test("says which port is taken, and leaves nothing behind", async () => {
  const squatter = createServer().listen(port, "localhost");
  await once(squatter, "listening");
  const started = start();
  expect(await started.ended).toBe(1);
  expect(started.output()).toContain(`Port ${String(port)} is taken`);
  squatter.close();
}, 60_000);

test("names every setting it cannot use", async () => {
  const started = start({ PORT: "http", DATABASE_URL: "mysql://x" }, ["--rest"]);
  expect(await started.ended).toBe(2);
  expect(started.output()).toBe(
    'argument "--rest": expected nothing or --reset\nPORT: expected a port from 1 to 65534, got "http"\nDATABASE_URL: expected postgresql://…\n',
  );
}, 60_000);
