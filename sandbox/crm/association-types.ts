import { OBJECT_TYPE_FACTS } from "./object-types.ts";
import type { ObjectType } from "./object-types.ts";

/** A kind of link, in one direction. Every kind has its inverse. */
export interface AssociationType {
  readonly from: ObjectType;
  readonly to: ObjectType;
  readonly id: number;
  readonly inverseId: number;
  readonly label: string | null;
  readonly primary: boolean;
}

type Row = readonly [from: ObjectType, to: ObjectType, id: number, inverseId: number, label?: string, inverseLabel?: string];

/** Source: HubSpot, "Associations: association type id values". */
const ROWS: readonly Row[] = [
  ["deals", "contacts", 3, 4],
  ["deals", "companies", 341, 342],
  ["deals", "companies", 5, 6, "Primary", "Primary"],
  ["contacts", "companies", 279, 280],
  ["contacts", "companies", 1, 2, "Primary", "Primary"],
  ["deals", "line_items", 19, 20],
  ["deals", "tickets", 27, 28],
  ["tickets", "companies", 339, 340],
  ["tickets", "companies", 26, 25, "Primary", "Primary"],
  ["tickets", "contacts", 16, 15],
  ["notes", "contacts", 202, 201],
  ["notes", "companies", 190, 189],
  ["notes", "deals", 214, 213],
  ["notes", "tickets", 228, 227],
  ["tasks", "contacts", 204, 203],
  ["tasks", "companies", 192, 191],
  ["tasks", "deals", 216, 215],
  ["tasks", "tickets", 230, 229],
  ["contacts", "contacts", 449, 449],
  ["companies", "companies", 450, 450],
  ["companies", "companies", 13, 14, "Child Company", "Parent Company"],
  ["deals", "deals", 451, 451],
  ["tickets", "tickets", 452, 452],
];

export const ASSOCIATION_TYPES: readonly AssociationType[] = ROWS.flatMap(([from, to, id, inverseId, label, inverseLabel]) => {
  const primary = label === "Primary";
  const there: AssociationType = { from, to, id, inverseId, label: label ?? null, primary };
  const back: AssociationType = { from: to, to: from, id: inverseId, inverseId: id, label: inverseLabel ?? null, primary };
  return id === inverseId ? [there] : [there, back];
});

export const associationTypesBetween = (from: ObjectType, to: ObjectType): readonly AssociationType[] =>
  ASSOCIATION_TYPES.filter((type) => type.from === from && type.to === to);

export const associationTypeById = (from: ObjectType, to: ObjectType, id: number): AssociationType | null =>
  associationTypesBetween(from, to).find((type) => type.id === id) ?? null;

/** The unlabelled kind of link between two types; null when HubSpot has none. */
export const plainAssociationType = (from: ObjectType, to: ObjectType): AssociationType | null =>
  associationTypesBetween(from, to).find((type) => type.label === null) ?? null;

export const primaryAssociationType = (from: ObjectType, to: ObjectType): AssociationType | null =>
  associationTypesBetween(from, to).find((type) => type.primary) ?? null;

/** As in webhook events, `DEAL_TO_COMPANY`. */
export const associationName = (from: ObjectType, to: ObjectType): string =>
  `${OBJECT_TYPE_FACTS[from].singular}_to_${OBJECT_TYPE_FACTS[to].singular}`.toUpperCase();
