import { actorName } from "../leads/actor.ts";
import type { Tx } from "../db/database.ts";
import { findDealNames } from "../store/deal-name.ts";
import { latestCompanies } from "../store/facts.ts";
import { leadAccounts, type Lead } from "../store/lead.ts";
import type { Conflict } from "../../ledger/book.ts";

/** What people call the records that a view mentions; a record without a name goes by its kind and id. */
export interface Names {
  readonly partner: (partnerId: string) => string;
  /** By the engine's reference: `company:ID`, `deal:ID` or `lead:ID`, which goes by its account. */
  readonly record: (reference: string) => string;
  readonly actor: (actor: string) => string;
}

/** What a view is about to mention. */
export interface Mentioned {
  readonly partners?: readonly string[];
  readonly leads?: readonly Lead[];
  readonly conflicts?: readonly Conflict[];
}

/** Looks up every name a view needs, in a few queries. A partner goes by its company's name. */
export async function namesFor(tx: Tx, portalId: bigint, { partners = [], leads = [], conflicts = [] }: Mentioned): Promise<Names> {
  const records = conflicts.map(({ record }) => record);
  const mentioned = (kind: string): readonly string[] => records.filter((record) => record.startsWith(kind)).map((record) => record.slice(kind.length));
  const companies = await latestCompanies(tx, portalId, [...partners, ...leads.map((lead) => lead.partnerId), ...mentioned("company:")]);
  const dealNames = await findDealNames(tx, portalId, mentioned("deal:"));
  const accounts = await leadAccounts(tx, portalId, mentioned("lead:"));
  const actors = new Map<string, string>();
  for (const actor of new Set(leads.flatMap((lead) => lead.decidedBy ?? []))) actors.set(actor, await actorName(tx, portalId, actor));
  const company = (id: string): string => companies.get(id)?.company.name ?? `Company ${id}`;
  return {
    partner: company,
    actor: (actor) => actors.get(actor) ?? actor,
    record: (reference) => {
      const [, kind = "", id = ""] = /^(\w+):(.*)$/.exec(reference) ?? [];
      if (kind === "company") return company(id);
      return (kind === "deal" ? dealNames.get(id) : accounts.get(id)) ?? `${kind === "deal" ? "Deal" : "Lead"} ${id}`;
    },
  };
}
