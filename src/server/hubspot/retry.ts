/** How a call ended when it did not end well. `network` covers resets, timeouts and bodies that are not what was promised. */
export type Failure =
  | { readonly kind: "network" }
  | { readonly kind: "status"; readonly status: number; readonly policy: string | null; readonly retryAfterMs: number | null };

/** `hold`: the whole account waits, not only this call. `later` leaves it to the job that called. */
export type Advice =
  | { readonly do: "stop" }
  | { readonly do: "again"; readonly waitMs: number; readonly hold: boolean }
  | { readonly do: "later"; readonly afterMs: number | null };

const MAX_ATTEMPTS = 4;
/** A longer wait than this does not belong inside a call. */
const PATIENCE_MS = 30_000;
const SECOND = 1_000;
/** The job that called looks at what is there before it writes, so it may start over where a call may not. */
const LATER: Advice = { do: "later", afterMs: null };

/** HubSpot did not do the work, whatever the call was, so even a create may be repeated. */
const REFUSED = new Set([423, 429, 477]);
/** The work may have been done: only what is safe to repeat is repeated. */
const UNCLEAR = new Set([500, 502, 503, 504, 521, 523, 524]);
/** Connection or TLS trouble at the gateway: one more try is worth it, more is not. */
const ONCE_MORE = new Set([522, 525, 526]);

/**
 * What to do after the `attempt`th failure, counted from 1. `repeatable`: the call reads, or writes what it would write again.
 * `jitter` is between 0 and 1. Source: HubSpot, "Error handling" and "Usage guidelines".
 */
export function adviceOn(failure: Failure, attempt: number, repeatable: boolean, jitter: number): Advice {
  if (failure.kind === "network") return repeatable ? again(attempt, backoffMs(attempt, jitter), false) : LATER;
  const { status } = failure;
  if (REFUSED.has(status)) return afterRefusal(failure, attempt, jitter);
  if (UNCLEAR.has(status)) return repeatable ? again(attempt, failure.retryAfterMs ?? backoffMs(attempt, jitter), false) : LATER;
  if (ONCE_MORE.has(status)) return repeatable && attempt === 1 ? again(attempt, backoffMs(attempt, jitter), false) : LATER;
  return { do: "stop" };
}

function afterRefusal(failure: Extract<Failure, { kind: "status" }>, attempt: number, jitter: number): Advice {
  const { status, policy, retryAfterMs } = failure;
  if (status === 423) return again(attempt, Math.max(retryAfterMs ?? 0, 2 * SECOND) + jitter * SECOND, false);
  if (status === 477) return again(attempt, retryAfterMs ?? 60 * SECOND, true);
  // The daily quota comes back at midnight in the account; a job that looks again each hour finds out in time.
  if (policy === "DAILY") return { do: "later", afterMs: retryAfterMs ?? 3_600 * SECOND };
  return again(attempt, retryAfterMs ?? (policy === "SECONDLY" ? SECOND : 10 * SECOND), true);
}

const again = (attempt: number, waitMs: number, hold: boolean): Advice =>
  attempt >= MAX_ATTEMPTS || waitMs > PATIENCE_MS ? { do: "later", afterMs: waitMs } : { do: "again", waitMs, hold };

/** Half a second, one, two: each with up to as much again, so that callers spread. */
const backoffMs = (attempt: number, jitter: number): number => 500 * 2 ** (attempt - 1) * (1 + jitter);

/** Milliseconds of a `Retry-After` header, in seconds or as a date; null when there is none or it makes no sense. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d{1,6}$/.test(text)) return Number(text) * SECOND;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
