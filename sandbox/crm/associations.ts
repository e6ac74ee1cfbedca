import { associationTypeById } from "./association-types.ts";
import { OBJECT_TYPES } from "./object-types.ts";
import type { ObjectType } from "./object-types.ts";
import type { RecordKey } from "./record.ts";

/** One record linked to another, with every kind of link there is between them. */
export interface Link {
  readonly toId: string;
  readonly typeIds: readonly number[];
}

/** Who is linked to whom. Every link is kept from both of its ends. */
export class Associations {
  private readonly links = new Map<string, Map<string, Set<number>>>();

  /** Links of a record to one type of record, oldest first. */
  of(from: RecordKey, toType: ObjectType): readonly Link[] {
    const links = this.links.get(slot(from, toType));
    return links === undefined ? [] : [...links].map(([toId, typeIds]) => ({ toId, typeIds: [...typeIds] }));
  }

  between(from: RecordKey, to: RecordKey): readonly number[] {
    return [...(this.links.get(slot(from, to.type))?.get(to.id) ?? [])];
  }

  count(from: RecordKey, toType: ObjectType): number {
    return this.links.get(slot(from, toType))?.size ?? 0;
  }

  /** Every link of a record, to whatever type. */
  all(from: RecordKey): readonly { readonly to: RecordKey; readonly typeIds: readonly number[] }[] {
    return OBJECT_TYPES.flatMap((type) => this.of(from, type).map(({ toId, typeIds }) => ({ to: { type, id: toId }, typeIds })));
  }

  add(from: RecordKey, to: RecordKey, typeIds: readonly number[]): void {
    for (const typeId of typeIds) {
      this.put(from, to, typeId);
      this.put(to, from, inverse(from, to, typeId));
    }
  }

  remove(from: RecordKey, to: RecordKey, typeIds: readonly number[]): void {
    for (const typeId of typeIds) {
      this.take(from, to, typeId);
      this.take(to, from, inverse(from, to, typeId));
    }
  }

  private put(from: RecordKey, to: RecordKey, typeId: number): void {
    const key = slot(from, to.type);
    const links = this.links.get(key) ?? new Map<string, Set<number>>();
    const typeIds = links.get(to.id) ?? new Set<number>();
    this.links.set(key, links.set(to.id, typeIds.add(typeId)));
  }

  private take(from: RecordKey, to: RecordKey, typeId: number): void {
    const links = this.links.get(slot(from, to.type));
    const typeIds = links?.get(to.id);
    typeIds?.delete(typeId);
    if (typeIds?.size === 0) links?.delete(to.id);
  }
}

const slot = (from: RecordKey, toType: ObjectType): string => `${from.type}/${from.id}/${toType}`;

function inverse(from: RecordKey, to: RecordKey, typeId: number): number {
  const type = associationTypeById(from.type, to.type, typeId);
  if (type === null) throw new Error(`no association type ${String(typeId)} from ${from.type} to ${to.type}`);
  return type.inverseId;
}
