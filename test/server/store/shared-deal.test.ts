import { afterAll, beforeAll, expect, it } from "vitest";
import { bookOf, standing } from "../../../src/ledger/book-of.ts";
import { presetProgram } from "../../../src/scenario/preset.ts";
import type { Database } from "../../../src/server/db/database.ts";
import { dependentDeals } from "../../../src/server/store/deal-lead.ts";
import { appendFacts, latestDeals } from "../../../src/server/store/facts.ts";
import { loadSlice } from "../../../src/server/store/fact-slice.ts";
import { acceptedLead, company, joined, story, won } from "../../ledger/story.ts";
import { freshDatabase } from "../../support/database.ts";

const PORTAL = 1n;
/** D1 is shared by the leads of P1 and P2, D2 stems from P2's alone; D3 is nobody's business. */
const { facts } = story([
  ...["1", "2", "3"].flatMap((n) => [joined(`P${n}`), company(`C${n}`, `Company ${n}`), ...acceptedLead(`L${n}`, `P${n}`, `Lead ${n}`)]),
  { ...won("D1", "2026-02-01", "100.05"), lead: undefined, credits: [{ lead: "L1", share: "60%" }, { lead: "L2", share: "40%" }] },
  won("D2", "2026-02-02", "500.00", { lead: "L2" }), won("D3", "2026-02-03", "500.00", { lead: "L3", company: "C3" }),
].map((event) => JSON.parse(JSON.stringify(event))));

let db: Database;
beforeAll(async () => {
  db = await freshDatabase();
  await db.transaction((tx) => appendFacts(tx, PORTAL, facts));
});
afterAll(async () => db.close());

it("keeps how a deal is shared", async () => {
  const deal = (await latestDeals(db.prisma, PORTAL, ["D1"])).get("D1");
  expect(deal?.credits).toEqual([{ lead: "L1", share: { num: 60n, den: 100n } }, { lead: "L2", share: { num: 40n, den: 100n } }]);
});

it.each([[{ deals: ["D1"] }], [{ leads: ["L1"] }], [{ leads: ["L2"] }], [{ partners: ["P1"] }], [{ companies: ["C1"] }]])("finds a shared deal, its leads and their partners from %j", async (seed) => {
  const slice = await loadSlice(db.prisma, PORTAL, seed);
  const program = presetProgram("fullstory");
  const ofDeal = (book: ReturnType<typeof bookOf>) => book.fees.filter(({ cause }) => "deal" in cause && cause.deal === "D1").map(({ partner, amountMinor }) => [partner, amountMinor]);
  expect(ofDeal(bookOf(program, slice, "2026-06-30", standing(slice)))).toEqual([["P1", 600n], ["P2", 401n]]);
  expect(slice.some((fact) => fact.type === "deal.updated" && fact.deal === "D3")).toBe(false);
});

it("takes a shared deal for known where only one of its leads is asked about", async () => {
  const slice = await loadSlice(db.prisma, PORTAL, { deals: ["D2"] });
  const { ledger, refused } = bookOf(presetProgram("fullstory"), slice, "2026-06-30", standing(slice));
  expect(refused).toEqual([]);
  expect(ledger.filter(({ partner }) => partner === "P2").map(({ cause, amountMinor }) => [cause, amountMinor])).toEqual([[{ deal: "D1" }, 401n], [{ deal: "D2" }, 5000n]]);
});

it("knows which deals depend on which through the leads they share", async () => {
  expect([...(await dependentDeals(db.prisma, PORTAL, ["D1"]))].sort()).toEqual(["D1", "D2"]);
  expect([...(await dependentDeals(db.prisma, PORTAL, ["D2"]))].sort()).toEqual(["D1", "D2"]);
  expect(await dependentDeals(db.prisma, PORTAL, ["D3"])).toEqual(["D3"]);
});
