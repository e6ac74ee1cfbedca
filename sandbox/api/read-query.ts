import { invalid, notFound } from "../hubspot-error.ts";
import { objectTypeOf } from "../crm/object-types.ts";
import type { ObjectType } from "../crm/object-types.ts";
import type { Selection } from "../crm/public-object.ts";

/** Both living versions of the date paths answer alike here. */
const VERSIONS = ["2026-09", "2026-03"] as const;

/** `/crm/objects/V/x` under each version. */
export const versioned = (path: string): readonly string[] => VERSIONS.map((version) => path.replace("/V", `/${version}`));

/** The object type of a path segment, or HubSpot's 400. */
export function typeParam(params: Readonly<Record<string, string>>, name = "type"): ObjectType {
  const text = params[name] ?? "";
  const type = objectTypeOf(text);
  if (type === null) throw invalid(`Unable to infer object type from: ${text}`);
  return type;
}

/** A path segment that the route promises. */
export function param(params: Readonly<Record<string, string>>, name: string): string {
  const value = params[name];
  if (value === undefined) throw notFound("resource not found");
  return value;
}

/** What a GET asks for: lists may be repeated or separated by commas. */
export function selectionOf(query: URLSearchParams): Selection {
  return {
    properties: list(query, "properties"),
    propertiesWithHistory: list(query, "propertiesWithHistory"),
    associations: list(query, "associations").map((name) => typeParam({ type: name })),
  };
}

const list = (query: URLSearchParams, name: string): readonly string[] =>
  query.getAll(name).flatMap((value) => value.split(",")).map((value) => value.trim()).filter((value) => value !== "");

/** The page size asked for, or HubSpot's 400 when it is not within 1 and `most`. */
export function limitOf(query: URLSearchParams, most: number, missing = 10): number {
  const text = query.get("limit");
  if (text === null) return missing;
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > most) throw invalid(`limit: ${text} is not between 1 and ${String(most)}`);
  return limit;
}

export function flagOf(query: URLSearchParams, name: string): boolean {
  const text = query.get(name);
  if (text === null || text === "false") return false;
  if (text === "true") return true;
  throw invalid(`${name}: ${text} is neither true nor false`);
}

/** The `paging` part of an answer; nothing on the last page. */
export const pagingTo = (after: string | null): Record<string, unknown> => (after === null ? {} : { paging: { next: { after } } });
