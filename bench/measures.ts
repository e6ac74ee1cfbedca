import { makeAccount, type Made } from "./account.ts";
import { recomputeAccount, type Bed } from "./bed.ts";
import { emptyLedger, insertOwed, keepOwed, rowsIn, scanForDifference, settleLedger } from "./ledger-floor.ts";
import { inTurn, timed, verdictOf, type Measured, type Round } from "./rounds.ts";

/** What the bench can measure, by the bar's numbers. */
export const MEASURES = ["P2", "P3", "P8"] as const;
export type MeasureId = (typeof MEASURES)[number];

/** How much of it. */
export interface Size {
  readonly deals: number;
  readonly rounds: number;
}

/** Hears what is going on. */
export type Say = (line: string) => void;

/** The account that P2 and P3 are about, and the small one of P8. */
const [ACCOUNT, TENTH] = [1, 2];

/** Measures what is asked for on one account, made once. */
export async function measure(bed: Bed, asked: ReadonlySet<MeasureId>, size: Size, say: Say): Promise<{ readonly made: Made; readonly measured: readonly Measured[] }> {
  say(`making an account of ${size.deals} deals`);
  const made = await makeAccount(bed.client, ACCOUNT, size.deals);
  say(`${made.facts} facts, ${made.partners} partners`);
  const measured: Measured[] = [];
  if (asked.has("P2") || asked.has("P3")) {
    await emptyLedger(bed.client);
    const took = await timed(() => recomputeAccount(bed, ACCOUNT));
    say(`${await keepOwed(bed.client)} postings owed, worked out in ${Math.round(took)} ms (not counted)`);
  }
  if (asked.has("P2")) measured.push(await recomputeFromNothing(bed, size, say));
  if (asked.has("P3")) measured.push(...await recomputeUnchanged(bed, size, say));
  if (asked.has("P8")) measured.push(await tenTimesAsMany(bed, size, say));
  return { made, measured };
}

async function recomputeFromNothing(bed: Bed, { deals, rounds: count }: Size, say: Say): Promise<Measured> {
  const { client } = bed;
  const owed = await rowsIn(client, "owed");
  const rounds = await inTurn(count, async () => {
    await emptyLedger(client);
    const took = await timed(() => recomputeAccount(bed, ACCOUNT));
    const rows = await rowsIn(client, "ledger_entry");
    if (rows !== owed) throw new Error(`the recompute posted ${rows} rows where ${owed} are owed`);
    return took;
  }, async () => {
    await emptyLedger(client);
    return timed(() => insertOwed(client));
  }, told("P2", say));
  return verdictOf({ id: "P2", what: `recompute of every fee for ${deals} deals, ${owed} postings`, against: "one INSERT … SELECT of the same rows", rounds, must: 2.5, aim: 1.5, notes: [] });
}

async function recomputeUnchanged(bed: Bed, { deals, rounds: count }: Size, say: Say): Promise<readonly Measured[]> {
  const { client } = bed;
  await emptyLedger(client);
  await insertOwed(client);
  await settleLedger(client);
  // The one that looks at every deal leaves the note by which the next can tell that nothing has happened.
  await recomputeAccount(bed, ACCOUNT);
  const before = await rowsIn(client, "ledger_entry");
  const round = (...options: readonly "--all"[]) => inTurn(count, () => timed(() => recomputeAccount(bed, ACCOUNT, ...options)), () => timed(() => scanForDifference(client)), told(options.length > 0 ? "P3 --all" : "P3", say));
  const [again, all] = [await round(), await round("--all")];
  const written = (await rowsIn(client, "ledger_entry")) - before;
  const verdict = (id: string, what: string, rounds: readonly Round[]): Measured =>
    verdictOf({ id, what, against: "a scan that finds no difference", rounds, must: 2, aim: 1.5, notes: [`${written} rows written`] });
  return [
    verdict("P3", `the same again for ${deals} deals with nothing changed: told by a scan`, again),
    verdict("P3 --all", `the same, looking at every deal`, all),
  ];
}

/** The exponent with which time grows, from a tenth of the deals to all of them: 1 is in proportion. */
async function tenTimesAsMany(bed: Bed, { deals, rounds: count }: Size, say: Say): Promise<Measured> {
  const { client } = bed;
  const few = Math.round(deals / 10);
  await makeAccount(client, TENTH, few);
  const from = (portal: number) => async (): Promise<number> => {
    await emptyLedger(client);
    return timed(() => recomputeAccount(bed, portal));
  };
  const rounds = await inTurn(count, from(ACCOUNT), from(TENTH), told("P8", say), (ours, base) => Math.log(ours / base) / Math.log(deals / few));
  return verdictOf({ id: "P8", what: `exponent of the time for ${deals} deals`, against: `${few} deals`, rounds, must: 1.1, aim: 1.05, notes: [] });
}

const told = (id: MeasureId | "P3 --all", say: Say) => ({ ours, base, ratio }: Round, nth: number): void => {
  say(`${id} round ${nth}: ${Math.round(ours)} ms against ${Math.round(base)} ms, ${ratio.toFixed(2)}`);
};
