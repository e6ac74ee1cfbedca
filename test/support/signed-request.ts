import { createHmac } from "node:crypto";
import { APP } from "../../sandbox/account.ts";

/** Headers that HubSpot would send with these bytes, signed v3 at `nowMs` with the sandbox's secret or another. */
export function signedHeaders(method: string, url: string, body: Uint8Array | string, nowMs = Date.now(), secret: string = APP.clientSecret): Record<string, string> {
  const signature = createHmac("sha256", secret).update(method + url).update(body).update(String(nowMs)).digest("base64");
  return { "content-type": "application/json", "x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": String(nowMs) };
}
