import { z } from "zod";
import { invalid } from "../hubspot-error.ts";
import { isComputed, readProperty } from "./computed.ts";
import type { Crm } from "./crm.ts";
import { objectTypeOf } from "./object-types.ts";
import type { ObjectType } from "./object-types.ts";
import { storedValueAt } from "./record.ts";
import type { CrmRecord } from "./record.ts";

const OPERATORS = [
  "LT", "LTE", "GT", "GTE", "EQ", "NEQ", "BETWEEN", "IN", "NOT_IN", "HAS_PROPERTY", "NOT_HAS_PROPERTY", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN",
] as const;

const filter = z.object({
  propertyName: z.string(),
  operator: z.enum(OPERATORS),
  value: z.coerce.string().optional(),
  highValue: z.coerce.string().optional(),
  values: z.array(z.coerce.string()).optional(),
});

/** Body of a search, with HubSpot's limits on it. Source: HubSpot, "Search the CRM". */
export const searchRequest = z.object({
  query: z.string().max(3000).optional(),
  filterGroups: z.array(z.object({ filters: z.array(filter).max(6) })).max(5).default([]),
  sorts: z.array(z.union([z.string(), z.object({ propertyName: z.string(), direction: z.enum(["ASCENDING", "DESCENDING"]).default("ASCENDING") })])).max(1).default([]),
  properties: z.array(z.string()).default([]),
  limit: z.int().min(0).max(200).default(10),
  after: z.union([z.string(), z.number()]).transform(String).default("0"),
}).refine((search) => search.filterGroups.reduce((sum, group) => sum + group.filters.length, 0) <= 18, "at most 18 filters in all");

export type SearchRequest = z.infer<typeof searchRequest>;
type Filter = z.infer<typeof filter>;

/** What a search found: how many in all, and one page of them. */
export interface Found {
  readonly total: number;
  readonly page: readonly CrmRecord[];
  /** Where the next page starts; null on the last one. */
  readonly next: string | null;
}

const MOST_RESULTS = 10_000;

/** Searches the index as it was at `indexedAt`: what was written later is not found yet. Archived records never are. */
export function searchRecords(crm: Crm, type: ObjectType, request: SearchRequest, indexedAt: string): Found {
  const offset = Number(request.after);
  if (!Number.isInteger(offset) || offset < 0) throw invalid(`after: ${request.after} is not a paging cursor`);
  if (offset + request.limit > MOST_RESULTS) throw invalid(`A search ends at ${String(MOST_RESULTS)} results: narrow it by filters`);
  for (const { propertyName } of request.filterGroups.flatMap((group) => group.filters)) requireProperty(crm, type, propertyName);
  const read = (record: CrmRecord, name: string): string | null =>
    isComputed(name) ? readProperty(crm, record, name) : storedValueAt(record, name, indexedAt);
  const matching = crm.all(type)
    .filter((record) => record.createdAt <= indexedAt && record.archivedAt === null)
    .filter((record) => request.filterGroups.length === 0 || request.filterGroups.some((group) => group.filters.every((one) => matches(crm, record, one, read))))
    .filter((record) => request.query === undefined || mentions(record, request.query));
  const sorted = sort(crm, type, matching, request, read);
  const end = offset + request.limit;
  return { total: matching.length, page: sorted.slice(offset, end), next: end < sorted.length && request.limit > 0 ? String(end) : null };
}

const ASSOCIATION = /^associations\.(\w+)$/;

function requireProperty(crm: Crm, type: ObjectType, name: string): void {
  const other = ASSOCIATION.exec(name)?.[1];
  if (other === undefined ? crm.property(type, name) === null : objectTypeOf(other) === null) {
    throw invalid(`There was a problem with the request. Property "${name}" does not exist`, [
      { message: `Property "${name}" does not exist`, code: "PROPERTY_DOESNT_EXIST", context: { propertyName: [name] } },
    ]);
  }
}

type Read = (record: CrmRecord, name: string) => string | null;

function matches(crm: Crm, record: CrmRecord, one: Filter, read: Read): boolean {
  const other = ASSOCIATION.exec(one.propertyName)?.[1];
  const otherType = other === undefined ? null : objectTypeOf(other);
  if (otherType !== null) return linked(crm, record, otherType, one);
  const held = read(record, one.propertyName);
  const kind = crm.property(record.type, one.propertyName)?.type ?? "string";
  const order = (bound: string | undefined): number => compare(kind, held ?? "", need(one, bound));
  switch (one.operator) {
    case "HAS_PROPERTY": return held !== null;
    case "NOT_HAS_PROPERTY": return held === null;
    case "NEQ": return held === null || order(one.value) !== 0;
    case "NOT_IN": return held === null || !(one.values ?? []).some((value) => compare(kind, held, value) === 0);
    case "NOT_CONTAINS_TOKEN": return held === null || !hasToken(held, need(one, one.value));
    case "EQ": return held !== null && order(one.value) === 0;
    case "LT": return held !== null && order(one.value) < 0;
    case "LTE": return held !== null && order(one.value) <= 0;
    case "GT": return held !== null && order(one.value) > 0;
    case "GTE": return held !== null && order(one.value) >= 0;
    case "BETWEEN": return held !== null && order(one.value) >= 0 && order(one.highValue) <= 0;
    case "IN": return held !== null && (one.values ?? []).some((value) => compare(kind, held, value) === 0);
    case "CONTAINS_TOKEN": return held !== null && hasToken(held, need(one, one.value));
  }
}

function linked(crm: Crm, record: CrmRecord, type: ObjectType, one: Filter): boolean {
  const ids = crm.associations.of(record, type).map((link) => link.toId);
  if (one.operator === "EQ") return ids.includes(need(one, one.value));
  if (one.operator === "IN") return (one.values ?? []).some((id) => ids.includes(id));
  if (one.operator === "HAS_PROPERTY") return ids.length > 0;
  if (one.operator === "NOT_HAS_PROPERTY") return ids.length === 0;
  throw invalid(`${one.propertyName} does not take ${one.operator}`);
}

function need(one: Filter, value: string | undefined): string {
  if (value === undefined) throw invalid(`${one.operator} on ${one.propertyName} needs a value${one.operator === "BETWEEN" ? " and a highValue" : ""}`);
  return value;
}

/** Numbers by size, times by instant (ISO-8601 or milliseconds), everything else as lower-case text. */
function compare(kind: string, held: string, bound: string): number {
  if (kind === "number") return Number(held) - Number(bound);
  if (kind === "date" || kind === "datetime") return instant(held) - instant(bound);
  const [a, b] = [held.toLowerCase(), bound.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

const instant = (text: string): number => (/^-?\d{5,}$/.test(text) ? Number(text) : Date.parse(text));

/** Whole words; `*` stands for any run of characters. */
function hasToken(held: string, wanted: string): boolean {
  const pattern = new RegExp(`^${wanted.toLowerCase().split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*")}$`);
  return [held.toLowerCase(), ...held.toLowerCase().split(/[\s@.,;/]+/)].some((token) => pattern.test(token));
}

/** The text properties HubSpot looks at when only a `query` is given. */
const QUERIED = ["dealname", "name", "domain", "email", "firstname", "lastname", "company", "phone", "website", "subject", "hs_sku"];

const mentions = (record: CrmRecord, query: string): boolean =>
  QUERIED.some((name) => record.values.get(name)?.[0]?.value.toLowerCase().includes(query.toLowerCase()) === true);

function sort(crm: Crm, type: ObjectType, records: readonly CrmRecord[], request: SearchRequest, read: Read): readonly CrmRecord[] {
  const [first] = request.sorts;
  if (first === undefined) return records;
  const name = typeof first === "string" ? first.replace(/^-/, "") : first.propertyName;
  const descending = typeof first === "string" ? first.startsWith("-") : first.direction === "DESCENDING";
  requireProperty(crm, type, name);
  const kind = crm.property(type, name)?.type ?? "string";
  const ascending = records.toSorted((a, b) => {
    const [left, right] = [read(a, name), read(b, name)];
    return left === null || right === null ? Number(left === null) - Number(right === null) : compare(kind, left, right);
  });
  return descending ? ascending.toReversed() : ascending;
}
