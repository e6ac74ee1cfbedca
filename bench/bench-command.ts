/** The command behind `npm run bench`, described in docs/bench.md. */
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import path from "node:path";
import { onlyValue, readArguments } from "../src/server/commands/arguments.ts";
import { CommandRefused } from "../src/server/commands/refusal.ts";
import { openBed } from "./bed.ts";
import { NoPostgres, openCluster, type Cluster } from "./cluster.ts";
import { measure, MEASURES, type MeasureId, type Size } from "./measures.ts";
import { table, type Conditions } from "./report.ts";

const USAGE = `usage: npm run --silent bench -- [--only P2[,P3…]] [--deals N] [--rounds N]
  Measures ${MEASURES.join(", ")} on PostgreSQL (DATABASE_URL, else one started for the purpose), prints a table and writes bench/results.json.
  Described in docs/bench.md
`;

interface Plan {
  readonly only: ReadonlySet<MeasureId>;
  readonly size: Size;
}

function planOf(args: readonly string[]): Plan | null {
  const given = readArguments(args, ["only", "deals", "rounds"], []);
  if (given.switches.has("help") || given.words.length > 0) return null;
  const names = onlyValue(given, "only")?.split(",") ?? [...MEASURES];
  const only = MEASURES.filter((id) => names.includes(id));
  const unknown = names.find((name) => !MEASURES.some((id) => id === name));
  if (unknown !== undefined) throw new CommandRefused([`--only: expected some of ${MEASURES.join(",")}, got "${unknown}"`]);
  const whole = (name: "deals" | "rounds", usual: number, least: number): number => {
    const text = onlyValue(given, name);
    if (text === null) return usual;
    if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
    throw new CommandRefused([`--${name}: expected a whole number from ${least} on, got "${text}"`]);
  };
  return { only: new Set(only), size: { deals: whole("deals", 1_000_000, 100), rounds: whole("rounds", 5, 1) } };
}

const say = (line: string): void => { process.stderr.write(`${line}\n`); };

async function run({ only, size }: Plan, cluster: Cluster): Promise<void> {
  const root = process.cwd();
  const bed = await openBed(cluster.url, path.join(root, "prisma/migrations"));
  try {
    const { made, measured } = await measure(bed, only, size, say);
    const conditions: Conditions = {
      at: new Date().toISOString(), node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? "?", memoryGb: Math.round(totalmem() / 2 ** 30),
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
  process.once("SIGINT", () => { cluster.stop(); process.exit(130); });
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
