import { z } from "zod";
import { ACCOUNT, APP, USERS } from "../account.ts";
import type { AppProject } from "../app-project.ts";
import { HubSpotError, invalid } from "../hubspot-error.ts";
import type { Journal } from "../journal/journal.ts";
import type { OriginMap } from "../origin-map.ts";
import { headersV3 } from "../signature.ts";
import { callApp } from "./call-app.ts";
import type { CallResult, OutgoingCall } from "./call-app.ts";

const MEGABYTE = 1024 * 1024;
const MOST_AT_ONCE = 20;

/** What a card passes to `hubspot.fetch`, and who is looking at the card. */
export const fetchRequest = z.strictObject({
  url: z.url(),
  method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]).default("GET"),
  body: z.record(z.string(), z.unknown()).optional(),
  headers: z.record(z.string(), z.string()).default({}),
  timeout: z.int().min(1).max(120_000, "at most 120000 ms").default(15_000),
  userId: z.int(),
});

export type FetchRequest = z.infer<typeof fetchRequest>;

export interface FetchAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * `hubspot.fetch` as HubSpot runs it for cards: only to permitted origins, with the viewer in the query and a v3 signature
 * over all of it. Source: HubSpot, "Fetching data in UI extensions".
 */
export class HubSpotFetch {
  private running = 0;

  constructor(private readonly project: AppProject, private readonly origins: OriginMap, private readonly journal: Journal, private readonly now: () => Date) {}

  /** Throws HubSpot's 400 for a call it would not make, 429 for one too many at once. A backend that fails is an answer, not an error. */
  async run(request: FetchRequest): Promise<FetchAnswer> {
    if (this.running >= MOST_AT_ONCE) throw new HubSpotError(429, "RATE_LIMITS", `More than ${String(MOST_AT_ONCE)} requests at once`);
    const call = this.prepare(request);
    this.running += 1;
    try {
      return answerOf(await this.withOneRetry(call, request.timeout));
    } finally {
      this.running -= 1;
    }
  }

  private prepare({ url, method, body, headers, timeout, userId }: FetchRequest): OutgoingCall {
    const target = new URL(url);
    if (target.protocol !== "https:") throw invalid(`${url}: hubspot.fetch takes https only`);
    if (["localhost", "127.0.0.1", "[::1]"].includes(target.hostname)) throw invalid(`${url}: hubspot.fetch does not reach localhost`);
    if (!this.project.permittedFetch.some((permitted) => new URL(permitted).origin === target.origin)) {
      throw invalid(`${target.origin} is not among the app's permittedUrls.fetch`);
    }
    const forbidden = Object.keys(headers).find((name) => name.toLowerCase() !== "authorization");
    if (forbidden !== undefined) throw invalid(`${forbidden}: only the Authorization header may be set`);
    if (method === "GET" && body !== undefined) throw invalid("a GET has no body");
    const text = body === undefined ? "" : JSON.stringify(body);
    if (Buffer.byteLength(text) > MEGABYTE) throw invalid("the request is larger than 1 MB");
    const user = USERS.find((one) => one.userId === userId);
    if (user === undefined) throw invalid(`userId: ${String(userId)} is not a user of the account`);
    target.searchParams.append("userId", String(user.userId));
    target.searchParams.append("portalId", String(ACCOUNT.portalId));
    target.searchParams.append("userEmail", user.email);
    target.searchParams.append("appId", String(APP.appId));
    const given = text === "" ? headers : { ...headers, "Content-Type": "application/json" };
    return { kind: "hubspot-fetch", method, url: this.origins.local(target.href), headers: given, body: text, timeoutMs: timeout };
  }

  /** One more try after a failed connection or a 5xx, within the same time: which is why cards' endpoints must be idempotent. */
  private async withOneRetry(call: OutgoingCall, timeoutMs: number): Promise<CallResult> {
    const deadline = Date.now() + timeoutMs;
    const first = await callApp(this.signed(call), this.journal, this.now);
    const failed = first.kind === "failed" ? !first.timedOut : first.status >= 500;
    const left = deadline - Date.now();
    return failed && left > 0 ? callApp(this.signed({ ...call, timeoutMs: left }), this.journal, this.now) : first;
  }

  private signed(call: OutgoingCall): OutgoingCall {
    return { ...call, headers: { ...call.headers, ...headersV3(APP.clientSecret, call, this.now()) } };
  }
}

function answerOf(result: CallResult): FetchAnswer {
  if (result.kind === "failed") {
    const status = result.timedOut ? 504 : 502;
    return { status, headers: { "content-type": "application/json" }, body: JSON.stringify({ status: "error", category: "BAD_GATEWAY", message: result.reason }) };
  }
  if (Buffer.byteLength(result.body) > MEGABYTE) {
    return { status: 502, headers: { "content-type": "application/json" }, body: JSON.stringify({ status: "error", category: "BAD_GATEWAY", message: "the answer is larger than 1 MB" }) };
  }
  return { status: result.status, headers: result.headers, body: result.body };
}
