import { createHash, createHmac } from "node:crypto";

/** The characters HubSpot un-escapes in a URL before signing it, and no others. Source: HubSpot, "Validating requests", v3. */
const DECODED = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi;

/** What is signed: the URL as it is called, `body` the bytes as UTF-8 and "" when there are none. */
export interface SignedCall {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

/** Base64 HMAC-SHA256 over method, URL, body and timestamp (milliseconds). */
export function signatureV3(secret: string, call: SignedCall, timestamp: string): string {
  const url = call.url.replace(DECODED, (escaped) => decodeURIComponent(escaped));
  return createHmac("sha256", secret).update(call.method + url + call.body + timestamp, "utf8").digest("base64");
}

/** Hex SHA-256 over secret, method, URL and body: custom workflow actions. It has no timestamp. */
export const signatureV2 = (secret: string, call: SignedCall): string =>
  createHash("sha256").update(secret + call.method + call.url + call.body, "utf8").digest("hex");

/** Hex SHA-256 over secret and body: old webhooks, still sent beside v3. */
export const signatureV1 = (secret: string, body: string): string => createHash("sha256").update(secret + body, "utf8").digest("hex");

/** The headers HubSpot puts on webhooks and on calls of cards. */
export function headersV3(secret: string, call: SignedCall, now: Date): Record<string, string> {
  const timestamp = String(now.getTime());
  return {
    "X-HubSpot-Signature-v3": signatureV3(secret, call, timestamp),
    "X-HubSpot-Request-Timestamp": timestamp,
    "X-HubSpot-Signature": signatureV1(secret, call.body),
    "X-HubSpot-Signature-Version": "v1",
  };
}

/** The headers HubSpot puts on calls of custom workflow actions. */
export const headersV2 = (secret: string, call: SignedCall): Record<string, string> =>
  ({ "X-HubSpot-Signature": signatureV2(secret, call), "X-HubSpot-Signature-Version": "v2" });
