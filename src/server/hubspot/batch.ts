import { z } from "zod";
import { AppError } from "../errors.ts";
import type { HubSpotClient } from "./client.ts";
import { API_VERSION, type ObjectType } from "./names.ts";
import { crmRecord, recordId, type CrmRecord } from "./record.ts";

/** Inputs of one batch call (HubSpot: "Records and batches", "Associations"). */
const RECORDS_PER_CALL = 100;
const ASSOCIATIONS_PER_CALL = 1_000;

/** One input that HubSpot could not serve; the others of the call stand (status 207). */
const inputError = z.object({
  category: z.string(),
  message: z.string().optional(),
  context: z.record(z.string(), z.array(z.string())).optional(),
});
type InputError = z.infer<typeof inputError>;

const recordsAnswer = z.object({ results: z.array(crmRecord), errors: z.array(inputError).optional() });

/** The list in runs of at most `size`, in order. */
export const inRunsOf = <T>(size: number, list: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, run) => list.slice(run * size, (run + 1) * size));

/** Records as they are now; `unread` are the ids HubSpot could not serve just now, which are not to be taken for gone. */
export interface RecordsRead {
  readonly records: readonly CrmRecord[];
  readonly unread: ReadonlySet<string>;
}

/** The records with these ids, in no particular order. What does not exist, is archived or was merged away is left out. */
export async function readRecords(client: HubSpotClient, portalId: bigint, type: ObjectType, ids: readonly string[], properties: readonly string[]): Promise<RecordsRead> {
  const path = `/crm/objects/${API_VERSION}/${type}/batch/read`;
  const answers = await Promise.all(inRunsOf(RECORDS_PER_CALL, [...new Set(ids)]).map((run) =>
    client.call(portalId, {
      method: "POST", path, repeatable: true, answer: recordsAnswer,
      json: { inputs: run.map((id) => ({ id })), properties, propertiesWithHistory: [] },
    })));
  const errors = answers.flatMap((answer) => answer.errors ?? []).filter((error) => !isMissing(error));
  // An error that names nobody may be about anybody.
  onlyMissing(portalId, path, errors.filter((error) => idsOf(error).length === 0));
  return { records: answers.flatMap((answer) => answer.results), unread: new Set(errors.flatMap(idsOf)) };
}

/** The error for records that HubSpot could not serve just now, though it answered. `what` is for the log. */
export const notServed = (portalId: bigint, what: string, ids: readonly string[]): AppError =>
  new AppError("upstream", `HubSpot could not serve ${what}`, {
    retry: true,
    publicMessage: "HubSpot cannot be reached right now.",
    context: { portalId: String(portalId), inputs: ids.slice(0, 5).join(",") },
  });

/** What to set on a record; an empty string clears a property. */
export interface RecordUpdate {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** An update that HubSpot did not take. `forGood`: sending the same again would end the same. */
export interface RefusedUpdate {
  readonly id: string;
  readonly reason: string;
  readonly forGood: boolean;
}

/** HubSpot's verdict on the values themselves; every other category is about HubSpot's own state (HubSpot: "Error handling"). */
const FOR_GOOD = new Set(["VALIDATION_ERROR"]);

/**
 * Updates records, all properties of a record in one input. Answers the ids that HubSpot took, those that are gone
 * meanwhile, and those it refused with its reason; a refusal of one does not touch the others.
 */
export async function updateRecords(client: HubSpotClient, portalId: bigint, type: ObjectType, updates: readonly RecordUpdate[]): Promise<{
  readonly written: readonly string[];
  readonly gone: readonly string[];
  readonly refused: readonly RefusedUpdate[];
}> {
  const path = `/crm/objects/${API_VERSION}/${type}/batch/update`;
  const answers = await Promise.all(inRunsOf(RECORDS_PER_CALL, updates).map((run) =>
    client.call(portalId, { method: "POST", path, repeatable: true, answer: recordsAnswer, json: { inputs: run } })));
  const errors = answers.flatMap((answer) => answer.errors ?? []);
  const gone = errors.filter(isMissing).flatMap(idsOf);
  const refused = errors.filter((error) => !isMissing(error)).flatMap((error) => idsOf(error).map((id) => ({ id, reason: `${error.category}: ${error.message ?? ""}`, forGood: FOR_GOOD.has(error.category) })));
  return { written: answers.flatMap((answer) => answer.results.map((record) => record.id)), gone, refused };
}

/** A record at the other end, with HubSpot's numbers of every association type that ties the two. */
export interface Associated {
  readonly id: string;
  readonly typeIds: readonly number[];
}

const associationsAnswer = z.object({
  results: z.array(z.object({
    from: z.object({ id: recordId }),
    to: z.array(z.object({ toObjectId: z.union([recordId, z.number().int()]).transform(String), associationTypes: z.array(z.object({ typeId: z.number() })) })),
    paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
  })),
  errors: z.array(inputError).optional(),
});

/** What each of the records is associated with, all pages. Records without any are left out. */
export async function readAssociations(client: HubSpotClient, portalId: bigint, from: ObjectType, to: ObjectType, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Associated[]>> {
  const path = `/crm/associations/${API_VERSION}/${from}/${to}/batch/read`;
  const found = new Map<string, Associated[]>();
  let inputs: readonly { readonly id: string; readonly after?: string }[] = [...new Set(ids)].map((id) => ({ id }));
  while (inputs.length > 0) {
    const answers = await Promise.all(inRunsOf(ASSOCIATIONS_PER_CALL, inputs).map((run) =>
      client.call(portalId, { method: "POST", path, repeatable: true, answer: associationsAnswer, json: { inputs: run } })));
    for (const answer of answers) onlyMissing(portalId, path, answer.errors ?? []);
    const results = answers.flatMap((answer) => answer.results);
    for (const result of results) {
      const more = result.to.map((end) => ({ id: end.toObjectId, typeIds: end.associationTypes.map((type) => type.typeId) }));
      found.set(result.from.id, [...(found.get(result.from.id) ?? []), ...more]);
    }
    inputs = results.flatMap(({ from: { id }, paging }) => (paging?.next ? [{ id, after: paging.next.after }] : []));
  }
  return found;
}

const isMissing = (error: InputError): boolean => error.category === "OBJECT_NOT_FOUND";
const idsOf = (error: InputError): readonly string[] => [...(error.context?.["ids"] ?? []), ...(error.context?.["id"] ?? [])];

function onlyMissing(portalId: bigint, path: string, errors: readonly InputError[]): void {
  const other = errors.find((error) => !isMissing(error));
  if (other) throw notServed(portalId, `every input of ${path}: ${other.category}`, idsOf(other));
}
