import { leadsOf } from "../../program/credit.ts";
import type { Fact } from "../../program/facts.ts";
import type { Tx } from "../db/database.ts";

/** Notes which leads share which deals, so that a shared deal is found by each of them. A deal of one lead needs no note. */
export async function noteCredits(tx: Tx, portalId: bigint, facts: readonly Fact[]): Promise<void> {
  const rows = facts.flatMap((fact) => (fact.type === "deal.updated" && fact.credits !== undefined ? leadsOf(fact).map((lead) => ({ lead, deal: fact.deal })) : []));
  if (rows.length === 0) return;
  await tx.dealCredit.createMany({ data: rows.map((row) => ({ portalId, ...row })), skipDuplicates: true });
}

/** The deals that these leads ever shared. */
export async function dealsShared(tx: Tx, portalId: bigint, leads: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.dealCredit.findMany({ where: { portalId, lead: { in: [...leads] } }, select: { deal: true }, distinct: ["deal"] });
  return rows.map(({ deal }) => deal);
}
