import { hubspot } from "@hubspot/ui-extensions";
import type { CardError } from "@partner-ledger/contracts/actions";

/** What the backend answered: its data, or its refusal with a code, a sentence and notes on form fields. */
export type Answer<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: CardError["error"] };

const READ_TIMEOUT_MS = 10_000;
const WRITE_TIMEOUT_MS = 15_000;

/** Whatever broke on the way reads the same to a seller. Of a change nobody knows then whether it arrived; all are safe to repeat. */
const NO_ANSWER = {
  read: "Partner Ledger did not answer. Try again in a moment.",
  change: "Partner Ledger did not answer, so this may or may not have been done. Trying again does no harm.",
} as const;
type Asking = keyof typeof NO_ANSWER;

/** The heading of a refusal: `otherwise`, unless it is not known whether the change was made. */
export const refusalTitle = ({ code }: CardError["error"], otherwise: string): string => (code === "unavailable" ? "Partner Ledger is not available" : otherwise);

/** Reads `path` of the backend at `origin`. Never throws: what goes wrong on the way is an answer too. */
export const getFrom = <T>(origin: string, path: string): Promise<Answer<T>> =>
  ask(origin, "read", () => hubspot.fetch(`${origin}${path}`, { method: "GET", timeout: READ_TIMEOUT_MS }));

/** Sends an action to `path` of the backend at `origin`. Never throws. HubSpot may send it twice; the backend knows. */
export const postTo = <T>(origin: string, path: string, body: object): Promise<Answer<T>> =>
  ask(origin, "change", () => hubspot.fetch(`${origin}${path}`, { method: "POST", timeout: WRITE_TIMEOUT_MS, body: Object.fromEntries(Object.entries(body)) }));

/** Said instead of asking an address that is not there. */
const NO_BACKEND = "This build of Partner Ledger names no backend: the project's profile needs a variable BACKEND.";

async function ask<T>(origin: string, asking: Asking, send: () => Promise<Response>): Promise<Answer<T>> {
  if (origin === "") return { ok: false, error: { code: "unavailable", message: NO_BACKEND } };
  try {
    const response = await send();
    const body: unknown = await response.json();
    // The door: an answer with 2xx has the shape of the contract, which the backend's own types hold it to.
    return response.ok ? { ok: true, data: body as T } : { ok: false, error: refusalIn(body, response.status, asking) };
  } catch {
    return { ok: false, error: { code: "unavailable", message: NO_ANSWER[asking] } };
  }
}

/**
 * The refusal in an answer that is not 2xx. HubSpot may wrap our answer in one of its own, which then names our status
 * as `appServerStatusCode` and leaves out our body; the status alone has to do then.
 */
function refusalIn(body: unknown, status: number, asking: Asking): CardError["error"] {
  if (isCardError(body)) return body.error;
  const wrapped = isObject(body) ? body["appServerStatusCode"] : undefined;
  switch (typeof wrapped === "number" ? wrapped : status) {
    case 401:
      return { code: "unsigned", message: "HubSpot and Partner Ledger do not agree on who is asking. Ask an administrator to check the installation." };
    case 403:
      return { code: "not_permitted", message: "You may not do this." };
    case 404:
      return { code: "not_found", message: "Partner Ledger does not know this record." };
    default:
      return { code: "unavailable", message: NO_ANSWER[asking] };
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isCardError = (body: unknown): body is CardError =>
  isObject(body) && isObject(body["error"]) && typeof body["error"]["code"] === "string" && typeof body["error"]["message"] === "string";
