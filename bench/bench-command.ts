/** The command behind `npm run bench`, described in docs/bench.md. */
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import path from "node:path";
import { CommandRefused } from "../src/server/commands/refusal.ts";
import { openBed } from "./bed.ts";
import { NoPostgres, openCluster, type Cluster } from "./cluster.ts";
import { measure } from "./measures.ts";
import { planOf, USAGE, type Plan } from "./plan.ts";
import { table, type Conditions } from "./report.ts";

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

/** Of the last minute: how many wanted a core at once. */
const loadNow = (): readonly number[] => loadavg().slice(0, 1).map((load) => Math.round(load * 10) / 10);

async function run({ only, size }: Plan, cluster: Cluster): Promise<void> {
  const root = process.cwd();
  const load = loadNow();
  const bed = await openBed(cluster.url, path.join(root, "prisma/migrations"));
  try {
    const { made, measured } = await measure(bed, only, size, say);
    const conditions: Conditions = {
      at: new Date().toISOString(), node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? "?", memoryGb: Math.round(totalmem() / 2 ** 30), load: load.concat(loadNow()),
      account: { ...made }, postgres: bed.settings, peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1_024),
    };
    process.stdout.write(table(measured, conditions));
    writeFileSync(path.join(root, "bench/results.json"), `${JSON.stringify({ conditions, measured }, null, 2)}\n`);
  } finally {
    await bed.close();
  }
}

async function main(): Promise<void> {
  const plan = planOf(process.argv.slice(2));
  if (plan === null) {
    process.stderr.write(USAGE);
    process.exitCode = 2;
    return;
  }
  const cluster = await openCluster(process.env);
  // Whoever stops the bench does not want a server left behind.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => { cluster.stop(); process.exit(130); });
  try {
    await run(plan, cluster);
  } finally {
    cluster.stop();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CommandRefused) && !(error instanceof NoPostgres)) throw error;
  say(error.message);
  process.exitCode = 2;
}
