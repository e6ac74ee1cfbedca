import type { SqlSession } from "../db/database.ts";

/** The next deals of an account after one, in the database's order. */
export async function dealsAfter(sql: SqlSession, portalId: bigint, after: string | null, most: number): Promise<readonly string[]> {
  const rows = await sql.query<{ deal: string }>(
    "SELECT deal FROM fact WHERE portal_id = $1 AND deal > $2 GROUP BY deal ORDER BY deal LIMIT $3", [portalId.toString(), after ?? "", most]);
  return rows.map(({ deal }) => deal);
}

/** The next partners of an account after one, in the database's order: everybody who ever joined. */
export async function partnersAfter(sql: SqlSession, portalId: bigint, after: string | null, most: number): Promise<readonly string[]> {
  const rows = await sql.query<{ partner: string }>(
    "SELECT partner FROM fact WHERE portal_id = $1 AND partner > $2 AND type = 'partner.joined' GROUP BY partner ORDER BY partner LIMIT $3",
    [portalId.toString(), after ?? "", most]);
  return rows.map(({ partner }) => partner);
}

/** How many deals and partners there are to come after a place; for an estimate of the time left. */
export async function countAfter(sql: SqlSession, portalId: bigint, kind: "deals" | "partners", after: string | null): Promise<number> {
  const what = kind === "deals" ? "deal" : "partner";
  const type = kind === "deals" ? "deal.updated" : "partner.joined";
  const [row] = await sql.query<{ count: number }>(
    `SELECT count(DISTINCT ${what})::int AS count FROM fact WHERE portal_id = $1 AND ${what} > $2 AND type = $3`, [portalId.toString(), after ?? "", type]);
  return row?.count ?? 0;
}
