import type { PageType, RecordList, RecordView, SetupView } from "../../record-view.ts";
import type { FetchAnswer, FetchRequest, SearchRequest } from "../cards/protocol.ts";
import { refusalText } from "./refusal-text.ts";

/** Everything the page asks of the server, in one place. Changes go through the sandbox's control routes (docs/sandbox.md), as a user. */

/** The server refused; the message is in the words of the server, for a person. */
export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

type Json = Readonly<Record<string, unknown>>;

const messageOf = (answer: unknown): string | undefined => {
  if (typeof answer !== "object" || answer === null) return undefined;
  const { message, error } = answer as { message?: unknown; error?: unknown };
  return typeof message === "string" ? refusalText(message) : messageOf(error);
};

async function call<T>(method: string, path: string, body?: Json): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  const answer: unknown = isJson ? await response.json() : null;
  if (!response.ok) throw new Refused(response.status, messageOf(answer) ?? `${method} ${path} was answered with ${String(response.status)}`);
  return answer as T;
}

const at = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join("/");

export const readSetup = (): Promise<SetupView> => call("GET", "/record-page/api/setup");

export const listRecords = (type: PageType): Promise<RecordList> => call("GET", `/record-page/api/records/${type}`);

export const readRecord = (type: PageType, id: string): Promise<RecordView> => call("GET", `/record-page/api/records/${at(type, id)}`);

/** HubSpot's search, without its rate limit. */
export const searchRecords = (request: SearchRequest): Promise<{ readonly total: number; readonly results: readonly { readonly id: string; readonly properties: Readonly<Record<string, string | null>> }[]; readonly after?: string }> =>
  call("POST", "/record-page/api/search", { ...request });

export const changeRecord = (userId: number, type: string, id: string, properties: Readonly<Record<string, string>>): Promise<unknown> =>
  call("PATCH", `/sandbox/records/${at(type, id)}`, { userId, properties });

export const createLineItem = (userId: number, dealId: string, properties: Readonly<Record<string, string>>): Promise<unknown> =>
  call("POST", "/sandbox/records/line_items", { userId, properties, associations: [{ type: "deals", id: dealId }] });

export const deleteRecord = (userId: number, type: string, id: string): Promise<unknown> =>
  call("DELETE", `/sandbox/records/${at(type, id)}`, { userId });

export const restoreRecord = (userId: number, type: string, id: string): Promise<unknown> =>
  call("POST", `/sandbox/records/${at(type, id)}/restore`, { userId });

/** `hubspot.fetch` as a user: the sandbox checks, signs and forwards it as HubSpot would. What it refuses is an answer to the card. */
export async function hubspotFetch(userId: number, request: FetchRequest): Promise<FetchAnswer> {
  try {
    return await call("POST", "/sandbox/hubspot-fetch", { ...request, userId });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { status: error.status, headers: { "content-type": "application/json" }, body: JSON.stringify({ status: "error", message: error.message }) };
  }
}
