import type { Logger } from "pino";
import type { z } from "zod";
import { AppError } from "../errors.ts";
import type { Clock } from "./clock.ts";
import { governor, type Governor, type Lane } from "./governor.ts";
import { errorBodyOf, refusedByHubSpot, type ErrorBody } from "./refusal.ts";
import { adviceOn, retryAfterMs, type Advice, type Failure } from "./retry.ts";
import { sendOnce, type HttpOutcome, type HttpRequest } from "./transport.ts";

/** One call of HubSpot's API in an account's name. `path` begins with a slash and carries no secret: it is logged. */
export interface Call<T> {
  readonly method: HttpRequest["method"];
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** What the answer must look like; an empty answer is parsed as undefined. */
  readonly answer: z.ZodType<T>;
  /** True: sending it twice does what sending it once does. A create says false. */
  readonly repeatable: boolean;
  readonly lane?: Lane;
}

/** Where access tokens come from. */
export interface Tokens {
  /** A token that is good for minutes to come. Throws `unauthorized` when the account has taken our access away. */
  current(portalId: bigint): Promise<string>;
  /** A token other than the one that HubSpot has just refused. */
  after(portalId: bigint, refused: string): Promise<string>;
}

/** The only door to HubSpot's API. */
export interface HubSpotClient {
  /**
   * Makes the call within the account's limits, again where that may help, and answers what HubSpot answered. Throws
   * AppError: `retry` says whether the caller should come back, `retryAfterMs` when at the earliest.
   */
  call<T>(portalId: bigint, call: Call<T>): Promise<T>;
}

interface ClientParts {
  /** `https://api.hubapi.com`, without a trailing slash. */
  readonly apiUrl: string;
  readonly tokens: Tokens;
  readonly log: Logger;
  readonly clock: Clock;
  /** Fires when the server closes; calls in flight and waiting then reject. */
  readonly signal: AbortSignal;
}

/** Opens the door. Keeps one governor per account for as long as it lives. */
export function openHubSpotClient(parts: ClientParts): HubSpotClient {
  const governors = new Map<bigint, Governor>();
  const governorOf = (portalId: bigint): Governor => {
    const known = governors.get(portalId) ?? governor(parts.clock);
    governors.set(portalId, known);
    return known;
  };
  return { call: (portalId, call) => callUntilSettled(parts, governorOf(portalId), portalId, call) };
}

async function callUntilSettled<T>(parts: ClientParts, governor: Governor, portalId: bigint, call: Call<T>): Promise<T> {
  const { tokens, log, clock, signal } = parts;
  let token = await tokens.current(portalId);
  let tokenReplaced = false;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await sendInTurn(parts, governor, call, token);
    if (outcome.kind === "answer" && outcome.status < 300) return parsed(portalId, call, outcome.body);
    const status = outcome.kind === "answer" ? outcome.status : null;
    const said = outcome.kind === "answer" ? errorBodyOf(outcome.body) : {};
    const line = { portalId: String(portalId), method: call.method, path: call.path, attempt, status, category: said.category, correlationId: said.correlationId };
    if (status === 401 && !tokenReplaced) {
      log.warn(line, "hubspot refused the token");
      token = await tokens.after(portalId, token);
      tokenReplaced = true;
      continue;
    }
    const advice = adviceOn(failureOf(outcome, said, clock.now()), attempt, call.repeatable, Math.random());
    log.warn({ ...line, advice }, "hubspot call failed");
    if (advice.do !== "again") throw failed(portalId, call, outcome, said, advice);
    if (advice.hold) governor.hold(call.lane ?? "ordinary", advice.waitMs);
    else await clock.sleep(advice.waitMs, signal);
  }
}

async function sendInTurn<T>({ apiUrl, signal }: ClientParts, governor: Governor, call: Call<T>, token: string): Promise<HttpOutcome> {
  const lane = call.lane ?? "ordinary";
  const leave = await governor.enter(lane, signal);
  try {
    const query = call.query ? `?${new URLSearchParams(call.query)}` : "";
    const outcome = await sendOnce({ method: call.method, url: `${apiUrl}${call.path}${query}`, token, ...(call.json === undefined ? {} : { json: call.json }) }, signal);
    const left = outcome.kind === "answer" ? outcome.headers.get("x-hubspot-ratelimit-remaining") : null;
    if (left !== null && /^\d+$/.test(left)) governor.remaining(Number(left));
    return outcome;
  } finally {
    leave();
  }
}

function parsed<T>(portalId: bigint, call: Call<T>, body: unknown): T {
  const result = call.answer.safeParse(body);
  if (result.success) return result.data;
  const first = result.error.issues[0];
  throw new AppError("upstream", `HubSpot's answer to ${call.method} ${call.path} has another shape at ${first?.path.join(".") ?? "its root"}: ${first?.message ?? ""}`, {
    retry: true,
    publicMessage: "HubSpot gave an answer we do not understand.",
    context: { portalId: String(portalId) },
  });
}

const failureOf = (outcome: HttpOutcome, said: ErrorBody, now: number): Failure =>
  outcome.kind === "unclear"
    ? { kind: "network" }
    : { kind: "status", status: outcome.status, policy: said.policyName ?? null, retryAfterMs: retryAfterMs(outcome.headers.get("retry-after"), now) };

function failed<T>(portalId: bigint, call: Call<T>, outcome: HttpOutcome, body: ErrorBody, advice: Advice): AppError {
  const { method, path } = call;
  const retry = advice.do === "later";
  const afterMs = advice.do === "later" ? advice.afterMs : null;
  if (outcome.kind === "answer") return refusedByHubSpot({ portalId, method, path, status: outcome.status, body, retry, retryAfterMs: afterMs });
  return new AppError("upstream", `HubSpot gave no usable answer to ${method} ${path}`, {
    retry,
    ...(afterMs === null ? {} : { retryAfterMs: afterMs }),
    publicMessage: "HubSpot cannot be reached right now.",
    context: { portalId: String(portalId) },
    cause: outcome.cause,
  });
}
