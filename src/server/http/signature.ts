import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What HubSpot signed, as it arrived. */
export interface SignedRequest {
  readonly method: string;
  /** The raw request target: path and query exactly as called. */
  readonly originalUrl: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

/** What signatures are checked with. */
export interface SignatureTerms {
  /** The app's client secret, and its predecessor while one is being replaced. */
  readonly secrets: readonly string[];
  /** The origin HubSpot calls; from the configuration, since `Host` and `X-Forwarded-*` are whatever the caller says. */
  readonly publicUrl: string;
}

/** Why a request is not taken for HubSpot's. */
export type SignatureProblem = "missing" | "malformed" | "stale" | "wrong";

const SIGNATURE_V3 = "x-hubspot-signature-v3";
const TIMESTAMP = "x-hubspot-request-timestamp";
const SIGNATURE_V2 = "x-hubspot-signature";
const VERSION = "x-hubspot-signature-version";

/** HubSpot: requests older than five minutes are to be refused; as much for clocks that run ahead. */
const TOLERANCE_MS = 300_000;
/** Percent-encoded characters that HubSpot signs decoded (HubSpot: "Validating requests"). */
const SIGNED_DECODED = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/**
 * Checks a v3 signature; null when it is right. The compared text is the 44 characters of base64, not what they decode to,
 * so that one signature has one spelling. The signed string has no separators, hence the timestamp of exactly 13 digits:
 * nothing can be moved from one part to the next. A header sent twice arrives joined by a comma and is malformed.
 */
export function v3Problem({ secrets, publicUrl }: SignatureTerms, request: SignedRequest, nowMs: number): SignatureProblem | null {
  const signature = request.headers[SIGNATURE_V3];
  const timestamp = request.headers[TIMESTAMP];
  if (signature === undefined || timestamp === undefined) return "missing";
  if (typeof signature !== "string" || typeof timestamp !== "string") return "malformed";
  if (!/^[A-Za-z0-9+/]{43}=$/.test(signature) || !/^\d{13}$/.test(timestamp)) return "malformed";
  if (Math.abs(nowMs - Number(timestamp)) > TOLERANCE_MS) return "stale";
  const matches = secrets.map((secret) => sameText(signature, signV3(secret, publicUrl, request, timestamp)));
  return matches.includes(true) ? null : "wrong";
}

/**
 * Checks a v2 signature, which HubSpot's workflow actions may come with; null when it is right. It has no timestamp: the
 * caller guards against repetition. Counts only where no v3 signature came, so that nobody can choose the weaker one.
 */
export function v2Problem({ secrets, publicUrl }: SignatureTerms, request: SignedRequest): SignatureProblem | null {
  const signature = request.headers[SIGNATURE_V2];
  if (signature === undefined || request.headers[SIGNATURE_V3] !== undefined) return "missing";
  if (typeof signature !== "string" || request.headers[VERSION] !== "v2" || !/^[0-9a-f]{64}$/.test(signature)) return "malformed";
  const matches = secrets.map((secret) => sameText(signature, signV2(secret, publicUrl, request)));
  return matches.includes(true) ? null : "wrong";
}

const signV3 = (secret: string, publicUrl: string, { method, originalUrl, body }: SignedRequest, timestamp: string): string =>
  createHmac("sha256", secret).update(method + signedUri(publicUrl, originalUrl)).update(body).update(timestamp).digest("base64");

const signV2 = (secret: string, publicUrl: string, { method, originalUrl, body }: SignedRequest): string =>
  createHash("sha256").update(secret + method + publicUrl + originalUrl).update(body).digest("hex");

const signedUri = (publicUrl: string, originalUrl: string): string =>
  (publicUrl + originalUrl).replace(SIGNED_DECODED, (encoded) => decodeURIComponent(encoded));

/** Both have the same length by then, so the time taken says nothing. */
const sameText = (a: string, b: string): boolean => timingSafeEqual(Buffer.from(a), Buffer.from(b));
