/** One HTTP request. `form` is sent url-encoded, `json` as JSON; at most one of them. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly url: string;
  readonly token?: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
}

/** `unclear`: no answer, or one that is not the JSON it was to be (a reset, a timeout, a gateway's HTML, half a body). */
export type HttpOutcome =
  | { readonly kind: "answer"; readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly kind: "unclear"; readonly cause: unknown };

/** HubSpot itself gives up after 100 s; nothing we ask for takes that long. */
const TIMEOUT_MS = 30_000;

/**
 * Sends a request once. Every outcome is a value, except that the caller's own signal rejects. An error status counts as
 * an answer even when its body is not JSON (then `body` is undefined): gateways answer in HTML.
 */
export async function sendOnce(request: HttpRequest, signal: AbortSignal): Promise<HttpOutcome> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: headersOf(request),
      body: bodyOf(request),
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    const text = await response.text();
    if (response.ok) return { kind: "answer", status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
    return { kind: "answer", status: response.status, headers: response.headers, body: jsonOrNothing(text) };
  } catch (cause) {
    signal.throwIfAborted();
    return { kind: "unclear", cause };
  }
}

function headersOf({ token, json, form }: HttpRequest): Record<string, string> {
  return {
    accept: "application/json",
    "user-agent": "partner-ledger",
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(json === undefined ? {} : { "content-type": "application/json" }),
    ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" }),
  };
}

const bodyOf = ({ json, form }: HttpRequest): string | null => {
  if (form) return new URLSearchParams(form).toString();
  return json === undefined ? null : JSON.stringify(json);
};

const jsonOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
