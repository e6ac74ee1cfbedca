import type { PartnersData } from "@partner-ledger/contracts/actions";
import { bookOf } from "../../ledger/book-of.ts";
import { standing } from "../../program/judge.ts";
import type { Tx } from "../db/database.ts";
import type { Portal } from "../jobs/portal.ts";
import { everyPartner, partnerFacts } from "../store/partner-facts.ts";
import { namesFor } from "./names.ts";
import { heldTier, tierName } from "./partner-standing.ts";

/** The partners that are in the program today, by name, each with the name of its tier. */
export async function partnersList(tx: Tx, { portalId, program, today }: Portal): Promise<PartnersData> {
  const ids = await everyPartner(tx, portalId);
  const facts = await partnerFacts(tx, portalId, ids);
  const book = bookOf(program, facts, today, standing(facts));
  const names = await namesFor(tx, portalId, { partners: ids });
  const partners = ids.flatMap((id) => {
    const held = heldTier(program, book, id);
    return held === null ? [] : [{ id, name: names.partner(id), tier: tierName(held.track, held.row.tier) }];
  });
  return { partners: partners.sort((a, b) => a.name.localeCompare(b.name, "en")) };
}
