import type { Measured } from "./rounds.ts";

/** What a figure was measured on. */
export interface Conditions {
  readonly at: string;
  readonly node: string;
  readonly cores: number;
  readonly processor: string;
  readonly memoryGb: number;
  /** How many processes wanted a core, before and after: more than there are cores, and others were at work too. */
  readonly load: readonly number[];
  readonly account: Readonly<Record<string, number>>;
  readonly postgres: Readonly<Record<string, string>>;
  readonly peakMemoryMb: number;
}

const HEAD = ["", "ours", "base", "median", "must", "aim", "lost", "verdict", "what"];

/** The figures as a table, the conditions below it. */
export function table(measured: readonly Measured[], conditions: Conditions): string {
  const rows = [HEAD, ...measured.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => (column === HEAD.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join("  "));
  const list = (of: Readonly<Record<string, string | number>>): string => Object.entries(of).map(([name, value]) => `${name} ${value}`).join(", ");
  return [
    ...lines, "",
    `account: ${list(conditions.account)}`,
    `PostgreSQL: ${list(conditions.postgres)}`,
    `machine: ${conditions.cores} cores of ${conditions.processor}, load ${conditions.load.join(" to ")}, ${conditions.memoryGb} GB, Node ${conditions.node}; peak memory of this process ${conditions.peakMemoryMb} MB`,
    "",
  ].join("\n");
}

function rowOf({ id, what, against, rounds, median, must, aim, lost, notes }: Measured): readonly string[] {
  const seconds = (of: (round: Measured["rounds"][number]) => number): string => `${(Math.min(...rounds.map(of)) / 1_000).toFixed(2)}–${(Math.max(...rounds.map(of)) / 1_000).toFixed(2)} s`;
  const verdict = median <= aim ? "aim met" : median <= must ? "met" : "MISSED";
  return [
    id, seconds(({ ours }) => ours), seconds(({ base }) => base), median.toFixed(2), `≤ ${must}`, `≤ ${aim}`,
    lost.length === 0 ? `0 of ${rounds.length}` : `${lost.length} of ${rounds.length} (${lost.join(", ")})`, verdict, [what, `against ${against}`, ...notes].join("; "),
  ];
}
