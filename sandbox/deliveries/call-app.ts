import type { CallKind, Journal } from "../journal/journal.ts";

export interface OutgoingCall {
  readonly kind: CallKind;
  readonly method: string;
  /** Where it really goes: a mapped URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** What came back; `failed` when no answer did, in words. */
export type CallResult =
  | { readonly kind: "answered"; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly kind: "failed"; readonly reason: string; readonly timedOut: boolean };

/** Calls the app as HubSpot does, never follows a redirect, and writes the call into the journal. Never throws. */
export async function callApp(call: OutgoingCall, journal: Journal, now: () => Date, stop?: AbortSignal): Promise<CallResult> {
  const began = now();
  const result = await attemptCall(call, stop);
  const { pathname, searchParams } = new URL(call.url);
  journal.add({
    at: began.toISOString(),
    kind: call.kind,
    method: call.method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    requestHeaders: call.headers,
    requestBody: call.body,
    status: result.kind === "answered" ? result.status : null,
    answer: result.kind === "answered" ? result.body : "",
    durationMs: now().getTime() - began.getTime(),
    note: result.kind === "failed" ? result.reason : null,
  });
  return result;
}

async function attemptCall(call: OutgoingCall, stop: AbortSignal | undefined): Promise<CallResult> {
  const timeout = AbortSignal.timeout(call.timeoutMs);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      redirect: "manual",
      signal: stop === undefined ? timeout : AbortSignal.any([timeout, stop]),
      ...(call.body === "" ? {} : { body: call.body }),
    });
    return { kind: "answered", status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
  } catch (error) {
    if (timeout.aborted) return { kind: "failed", reason: `no answer within ${String(call.timeoutMs)} ms`, timedOut: true };
    const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : "";
    return { kind: "failed", reason: `${error instanceof Error ? error.message : String(error)}${cause}`, timedOut: false };
  }
}
