import { createHash } from "node:crypto";
import { z } from "zod";
import { SENT_ID } from "../hubspot/record.ts";

/** What an event asks to be looked at. */
export interface Mark {
  readonly objectType: "deals" | "companies" | "line_items";
  readonly objectId: string;
}

/** An event as it goes to the inbox. Every text is free of bytes that a database cannot keep. */
export interface InboxEvent {
  /** Null when not even the account can be told. */
  readonly portalId: number | null;
  /** The same for every delivery of the same event. */
  readonly key: string;
  /** Why it is set aside; null for an event that makes sense, though we may have no use for it. */
  readonly problem: string | null;
  readonly payload: string;
  readonly marks: readonly Mark[];
}

/** HubSpot merges two records at a time; each of them costs a look. */
const MOST_MERGED = 100;

/** Numbers beyond what is safe have already lost digits when JSON was read. */
const id = z.union([
  z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  z.string().regex(SENT_ID),
]).transform(String);

/** Only what we read; HubSpot adds fields and types as it likes (HubSpot: "Webhooks", event shapes). */
const event = z.object({
  portalId: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  subscriptionType: z.string().min(1).max(100),
  occurredAt: z.number().optional(),
  eventId: z.union([z.number(), z.string()]).optional(),
  subscriptionId: z.union([z.number(), z.string()]).optional(),
  objectTypeId: z.string().optional(),
  objectId: id.optional(),
  propertyName: z.string().optional(),
  associationType: z.string().optional(),
  associationRemoved: z.boolean().optional(),
  fromObjectId: id.optional(),
  toObjectId: id.optional(),
  primaryObjectId: id.optional(),
  mergedObjectIds: z.array(id).max(MOST_MERGED).optional(),
  newObjectId: id.optional(),
});
type Event = z.infer<typeof event>;

const OBJECT_TYPES: Readonly<Record<string, Mark["objectType"]>> = { "0-2": "companies", "0-3": "deals", "0-8": "line_items" };
const MAX_PAYLOAD = 20_000;
/** HubSpot sends at most 100 (HubSpot: "Webhooks"); more than this many real ones do not fit into 1 MB. */
const MOST_EVENTS = 10_000;
const PATH_SHOWN = 60;

/**
 * Reads a delivery event by event: one that makes no sense is set aside and its neighbours go on. A body that is no list of
 * events becomes one event that is set aside; HubSpot would send what we refuse again for a day.
 */
export function readDelivery(body: Buffer): readonly InboxEvent[] {
  const text = body.toString("utf8");
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [setAside(text, "the body is not JSON")];
  }
  if (!Array.isArray(parsed)) return [setAside(text, "the body is not a list of events")];
  if (parsed.length > MOST_EVENTS) return [setAside(text, `the body lists more than ${MOST_EVENTS} events`)];
  return parsed.map(readEvent);
}

function readEvent(value: unknown): InboxEvent {
  const payload = payloadOf(value);
  const read = event.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return setAside(payload, `${issue?.path.join(".").slice(0, PATH_SHOWN) ?? ""}: ${issue?.message ?? "not an event"}`, portalOf(value));
  }
  const marks = marksOf(read.data);
  if (marks === null) return setAside(payload, "it names no object", read.data.portalId);
  return { portalId: read.data.portalId, key: keyOf(read.data), problem: null, payload, marks };
}

/** What to look at; none for events we have no use for, null when an event of ours does not say. */
function marksOf(e: Event): readonly Mark[] | null {
  if (e.subscriptionType === "object.associationChange") return associationMarks(e);
  const objectType = OBJECT_TYPES[e.objectTypeId ?? ""];
  if (!objectType || !e.subscriptionType.startsWith("object.")) return [];
  const ids = [e.objectId, e.primaryObjectId, e.newObjectId, ...(e.mergedObjectIds ?? [])].filter((value) => value !== undefined);
  return ids.length === 0 ? null : [...new Set(ids)].map((objectId) => ({ objectType, objectId }));
}

/** One event comes for each direction; either end may be the deal. */
function associationMarks({ associationType, fromObjectId, toObjectId }: Event): readonly Mark[] | null {
  if (associationType === undefined || fromObjectId === undefined || toObjectId === undefined) return null;
  const from: readonly Mark[] = /^DEAL_TO_/.test(associationType) ? [{ objectType: "deals", objectId: fromObjectId }] : [];
  const to: readonly Mark[] = /_TO_DEAL(_|$)/.test(associationType) ? [{ objectType: "deals", objectId: toObjectId }] : [];
  return [...from, ...to];
}

/** Not the attempt: a repeated delivery is the same event. `eventId` alone is not unique (HubSpot). */
const keyOf = (e: Event): string => hashOf(JSON.stringify([
  e.portalId, e.subscriptionType, e.objectTypeId, e.objectId, e.fromObjectId, e.toObjectId, e.associationType, e.associationRemoved,
  e.primaryObjectId, e.newObjectId, e.mergedObjectIds, e.propertyName, e.occurredAt, e.eventId, e.subscriptionId,
]));

const setAside = (payload: string, problem: string, portalId: number | null = null): InboxEvent =>
  ({ portalId, key: hashOf(payload), problem: storable(problem), payload: storable(payload), marks: [] });

const portalOf = (value: unknown): number | null => event.pick({ portalId: true }).safeParse(value).data?.portalId ?? null;

function payloadOf(value: unknown): string {
  try {
    return storable(JSON.stringify(value));
  } catch {
    return "nested too deeply to be written down";
  }
}

/** PostgreSQL keeps neither NUL nor half a character, such as cutting may leave. */
const storable = (text: string): string => Buffer.from(text.slice(0, MAX_PAYLOAD)).toString().replaceAll("\0", "\u{FFFD}");

const hashOf = (text: string): string => createHash("sha256").update(text).digest("base64url");
