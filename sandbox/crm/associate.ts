import type { AccountState } from "../account-state.ts";
import { HubSpotError, invalid } from "../hubspot-error.ts";
import { associationTypeById, plainAssociationType, primaryAssociationType } from "./association-types.ts";
import type { Crm } from "./crm.ts";
import type { CrmChange } from "./crm-change.ts";
import type { ChangeSource, RecordKey } from "./record.ts";

/** A link to be made. No type ids: HubSpot's default for the pair. */
export interface NewAssociation {
  readonly to: RecordKey;
  readonly typeIds: readonly number[] | null;
}

/** Links two records that exist. Throws HubSpot's 400 for an impossible kind of link and 404 for a missing record. */
export function associate(state: AccountState, from: RecordKey, link: NewAssociation, source: ChangeSource, now: Date): readonly number[] {
  const changes = associationChanges(state.crm, requireRecord(state.crm, from), link, source, now.toISOString());
  if (changes.length > 0) state.commit(changes);
  return state.crm.associations.between(from, link.to);
}

/** Removes some kinds of link between two records, or all of them. Removing what is not there changes nothing. */
export function dissociate(state: AccountState, from: RecordKey, to: RecordKey, typeIds: readonly number[] | null, source: ChangeSource, now: Date): void {
  const present = state.crm.associations.between(from, to);
  const gone = typeIds === null ? present : present.filter((id) => typeIds.includes(id));
  if (gone.length > 0) state.commit([{ kind: "dissociated", from, to, typeIds: gone, at: now.toISOString(), source }]);
}

/** What linking `from` (which may not exist yet) comes to: the new kinds of link, and the primary mark moving over. */
export function associationChanges(crm: Crm, from: RecordKey, link: NewAssociation, source: ChangeSource, at: string): readonly CrmChange[] {
  const to = requireRecord(crm, link.to);
  const present = crm.associations.between(from, to);
  const wanted = (link.typeIds === null ? defaultTypeIds(crm, from, to) : completeTypeIds(from, to, link.typeIds)).filter((id) => !present.includes(id));
  if (wanted.length === 0) return [];
  return [...movedPrimary(crm, from, to, wanted, source, at), { kind: "associated", from, to, typeIds: wanted, at, source }];
}

function requireRecord(crm: Crm, key: RecordKey): RecordKey {
  if (crm.find(key.type, key.id) === null) {
    throw new HubSpotError(404, "OBJECT_NOT_FOUND", `No ${key.type} with ID ${key.id} exists`, { context: { objectType: [key.type], id: [key.id] } });
  }
  return { type: key.type, id: key.id };
}

/** The plain link; and the primary one when `from` has no primary yet, as HubSpot does for a first company. */
function defaultTypeIds(crm: Crm, from: RecordKey, to: RecordKey): readonly number[] {
  const plain = plainAssociationType(from.type, to.type);
  if (plain === null) throw invalid(`There is no default association from ${from.type} to ${to.type}`);
  const [holder, other] = to.type === "companies" ? [from, to] : [to, from];
  const primary = primaryAssociationType(holder.type, other.type);
  if (primary === null) return [plain.id];
  const taken = crm.associations.of(holder, other.type).some((existing) => existing.typeIds.includes(primary.id));
  return taken ? [plain.id] : [plain.id, holder === from ? primary.id : primary.inverseId];
}

/** A primary link is always a plain one too. */
function completeTypeIds(from: RecordKey, to: RecordKey, typeIds: readonly number[]): readonly number[] {
  const types = typeIds.map((id) => {
    const type = associationTypeById(from.type, to.type, id);
    if (type === null) throw invalid(`Association type ${String(id)} does not connect ${from.type} to ${to.type}`);
    return type;
  });
  const plain = plainAssociationType(from.type, to.type);
  return [...new Set([...(types.some((type) => type.primary) && plain !== null ? [plain.id] : []), ...typeIds])];
}

/** A record has one primary company: naming another one takes the mark from the first. */
function movedPrimary(crm: Crm, from: RecordKey, to: RecordKey, wanted: readonly number[], source: ChangeSource, at: string): readonly CrmChange[] {
  const [holder, company] = to.type === "companies" ? [from, to] : [to, from];
  const primary = primaryAssociationType(holder.type, "companies");
  if (company.type !== "companies" || primary === null || !wanted.includes(holder === from ? primary.id : primary.inverseId)) return [];
  return crm.associations.of(holder, "companies")
    .filter((existing) => existing.toId !== company.id && existing.typeIds.includes(primary.id))
    .map((existing) => ({ kind: "dissociated", from: holder, to: { type: "companies", id: existing.toId }, typeIds: [primary.id], at, source }));
}
