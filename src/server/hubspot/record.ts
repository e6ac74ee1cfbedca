import { z } from "zod";
import type { ObjectType } from "./names.ts";

/** A record's id: digits, kept as text since it may exceed 2^53. */
export const recordId = z.string().regex(/^\d{1,19}$/);

/**
 * An id as others send it to us: of a record, a user, a team or an account. Eighteen digits fit HubSpot's 64 bits and our
 * columns; a longer one would have HubSpot refuse the whole batch in which it is looked up.
 */
export const SENT_ID = /^[1-9]\d{0,17}$/;

/** A CRM record. Every value is a string, or null where it was never set. */
export const crmRecord = z.object({ id: recordId, properties: z.record(z.string(), z.string().nullable()) });
/** As `crmRecord` parses it. */
export type CrmRecord = z.infer<typeof crmRecord>;

/** A value of a record that we cannot take as it is. The record is set aside with this reason; its neighbours go on. */
export interface RecordProblem {
  readonly objectType: ObjectType;
  readonly id: string;
  readonly property: string;
  /** As found, cut to a readable length. */
  readonly value: string | null;
  /** What would have been right, in words for the person who can mend it. */
  readonly expected: string;
}

/** A value, or why there is none. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: RecordProblem };

/** A property's text; null when it is empty, as HubSpot treats the two alike. */
export const textOf = (record: CrmRecord, property: string): string | null => {
  const text = record.properties[property]?.trim();
  return text === undefined || text === "" ? null : text;
};

/** The value is there. */
export const good = <T>(value: T): Read<T> => ({ ok: true, value });

/** The problem with one property of one record. */
export const bad = (objectType: ObjectType, record: CrmRecord, property: string, expected: string): { readonly ok: false; readonly problem: RecordProblem } => ({
  ok: false,
  problem: { objectType, id: record.id, property, value: record.properties[property]?.slice(0, 80) ?? null, expected },
});

/** One sentence about a problem, for the quarantine and the log. */
export const describeProblem = ({ objectType, id, property, value, expected }: RecordProblem): string =>
  `${objectType} ${id}, ${property}: expected ${expected}, got ${value === null ? "nothing" : JSON.stringify(value)}`;
