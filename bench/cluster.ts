import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";

/** A PostgreSQL to measure on, and how to be rid of it. */
export interface Cluster {
  readonly url: string;
  readonly stop: () => void;
}

/** There is no PostgreSQL to measure on; the message says what to do. */
export class NoPostgres extends Error {}

/** Where distributions put the programs of a server, the newest version last. */
const INSTALLED = "/usr/lib/postgresql";
/** What any server of this size would be given; nothing that trades safety for speed. */
const SETTINGS = "-c shared_buffers=1GB -c max_wal_size=8GB -c checkpoint_timeout=30min -c listen_addresses=127.0.0.1";

/** The server that DATABASE_URL names, else one of our own in a temporary folder. Throws NoPostgres. */
export async function openCluster(env: Readonly<Record<string, string | undefined>>): Promise<Cluster> {
  const given = env["DATABASE_URL"];
  if (given !== undefined && given !== "") return { url: given, stop: () => undefined };
  const bin = programs();
  if (bin === null) throw new NoPostgres(`no PostgreSQL to measure on: found no server programs in ${INSTALLED}. Install PostgreSQL 15 or later, or set DATABASE_URL to a server whose user may create databases`);
  return startOwn(bin, await freePort());
}

function programs(): string | null {
  const versions = existsSync(INSTALLED) ? readdirSync(INSTALLED).toSorted((a, b) => Number(a) - Number(b)) : [];
  const found = versions.map((version) => path.join(INSTALLED, version, "bin")).findLast((bin) => existsSync(path.join(bin, "initdb")));
  return found ?? null;
}

function startOwn(bin: string, port: number): Cluster {
  const folder = mkdtempSync(path.join(tmpdir(), "partner-ledger-bench-"));
  const user = serverUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const run = (program: string, ...args: readonly string[]): void => {
    // The server outlives pg_ctl and would keep a pipe open.
    const { status, error } = spawnSync(path.join(bin, program), args, { cwd: "/", stdio: "ignore", ...user });
    if (status !== 0) throw new NoPostgres(`${program} failed${error ? `: ${error.message}` : ` with status ${status}`}; its log is in ${folder}/log`);
  };
  const data = path.join(folder, "data");
  run("initdb", "-D", data, "-A", "trust", "-U", "postgres");
  run("pg_ctl", "-D", data, "-w", "-l", path.join(folder, "log"), "-o", `-k ${folder} -p ${port} ${SETTINGS}`, "start");
  const stop = (): void => {
    run("pg_ctl", "-D", data, "-m", "immediate", "stop");
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgresql://postgres@127.0.0.1:${port}/postgres`, stop };
}

/** PostgreSQL refuses to run as root: then its own user, else whoever runs this (null). */
function serverUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string): number => {
    const { stdout } = spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
    if (!/^\d+\n$/.test(stdout)) throw new NoPostgres("PostgreSQL cannot be run as root, and there is no user postgres to run it as");
    return Number(stdout);
  };
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  if (address === null || typeof address === "string") throw new Error("no port to listen on");
  probe.close();
  await once(probe, "close");
  return address.port;
}
