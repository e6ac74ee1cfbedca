import { randomUUID } from "node:crypto";

export interface LimitSettings {
  /** Calls in any ten seconds, search apart (HubSpot: 110 for a marketplace app, per account). */
  readonly burst: number;
  readonly searchPerSecond: number;
}

export const HUBSPOT_LIMITS: LimitSettings = { burst: 110, searchPerSecond: 5 };

const BURST_WINDOW_MS = 10_000;
const SEARCH_WINDOW_MS = 1_000;

/** The two limits HubSpot puts on an app in an account. A refused call does not count. */
export class RateLimits {
  private readonly calls: number[] = [];
  private readonly searches: number[] = [];

  constructor(public settings: LimitSettings = HUBSPOT_LIMITS) {}

  /** Null when the call must be refused, else how many more would be let through now. */
  takeCall(now: Date): number | null {
    return take(this.calls, now.getTime(), BURST_WINDOW_MS, this.settings.burst);
  }

  takeSearch(now: Date): number | null {
    return take(this.searches, now.getTime(), SEARCH_WINDOW_MS, this.settings.searchPerSecond);
  }

  /** Headers of normal answers; searches carry none. */
  headers(remaining: number): Record<string, string> {
    return {
      "X-HubSpot-RateLimit-Max": String(this.settings.burst),
      "X-HubSpot-RateLimit-Remaining": String(remaining),
      "X-HubSpot-RateLimit-Interval-Milliseconds": String(BURST_WINDOW_MS),
    };
  }
}

function take(times: number[], now: number, windowMs: number, limit: number): number | null {
  while (times[0] !== undefined && times[0] <= now - windowMs) times.shift();
  if (times.length >= limit) return null;
  times.push(now);
  return limit - times.length;
}

const MESSAGES = {
  TEN_SECONDLY_ROLLING: "You have reached your ten_secondly_rolling limit.",
  SECONDLY: "You have reached your secondly limit.",
  DAILY: "You have reached your daily limit.",
} as const;

/** Body of a 429. Source: HubSpot, "API usage guidelines"; `category` as the OpenAPI `Error` schema requires. */
export function rateLimited(policy: keyof typeof MESSAGES | undefined): Record<string, unknown> {
  return {
    status: "error",
    message: policy === undefined ? "You have reached a limit." : MESSAGES[policy],
    errorType: "RATE_LIMIT",
    category: "RATE_LIMITS",
    correlationId: randomUUID(),
    requestId: randomUUID(),
    ...(policy === undefined ? {} : { policyName: policy }),
  };
}
