import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { v2Problem, v3Problem, type SignedRequest } from "../../../src/server/http/signature.ts";

// HubSpot's own examples and, after them, ones computed by hand from its description (HubSpot: "Validating requests").
const Y = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
const CARD = "/api/cards/deal?dealId=42&userId=11&portalId=999&userEmail=ada%40example.com&appId=77";
const VECTORS = [
  ["a webhook with single quotes", Y, "POST", "https://www.example.com", "/webhook_uri", "{'example_field':'example_value'}", "1693657560000", "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y="],
  ["the same, later", Y, "POST", "https://www.example.com", "/webhook_uri", "{'example_field':'example_value'}", "1700000300000", "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw="],
  ["a webhook", Y, "POST", "https://www.example.com", "/webhook_uri", '{"example_field":"example_value"}', "1693657560000", "oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go="],
  ["an address with an encoded @", "test-client-secret", "POST", "https://app.example.com", CARD, '{"a":1}', "1790000000000", "lxFieyZVvmwiEjMVvbLA9UwY9ln3eqPQ6i4NMSDmKmw="],
  ["no body", "test-client-secret", "GET", "https://app.example.com", CARD, "", "1790000000000", "7Ff4A4qtlqROUZAAd61f5S2jXrBMSpseUYzDcdsqFoU="],
  ["encoded colons, slashes and brackets", "autopilot-test-client-secret-0001", "POST", "https://example.com", "/api/hubspot/webhooks?src=hs%3Aapp%2Fv3&x=%28a%29", "[]", "1790000004000", "G8ddQlikFQ0ScZOZn+MHQ0E3WCV7vOJTzKlvrkvbvuk="],
] as const;

const SECRET = "present-client-secret";
const PUBLIC_URL = "https://partners.example.com";
const NOW = 1_790_000_000_000;
const terms = { secrets: [SECRET], publicUrl: PUBLIC_URL };
const sign = (method: string, uri: string, body: string, timestamp: string, secret = SECRET): string =>
  createHmac("sha256", secret).update(method + uri + body + timestamp).digest("base64");
const request = (changes: Partial<SignedRequest> & { readonly signature?: string; readonly timestamp?: string } = {}): SignedRequest => {
  const { signature = sign("POST", `${PUBLIC_URL}/hook?a=1`, "[]", String(NOW)), timestamp = String(NOW), ...rest } = changes;
  return { method: "POST", originalUrl: "/hook?a=1", body: Buffer.from("[]"), headers: { "x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": timestamp }, ...rest };
};

describe("a v3 signature", () => {
  it.each(VECTORS)("is right for %s", (_what, secret, method, publicUrl, originalUrl, body, timestamp, signature) => {
    const signed = { method, originalUrl, body: Buffer.from(body), headers: { "x-hubspot-signature-v3": signature, "x-hubspot-request-timestamp": timestamp } };
    expect(v3Problem({ secrets: [secret], publicUrl }, signed, Number(timestamp))).toBeNull();
    expect(v3Problem({ secrets: [`${secret}x`], publicUrl }, signed, Number(timestamp))).toBe("wrong");
  });

  const good = sign("POST", `${PUBLIC_URL}/hook?a=1`, "[]", String(NOW));
  const at = (ms: number) => ({ timestamp: String(ms), signature: sign("POST", `${PUBLIC_URL}/hook?a=1`, "[]", String(ms)) });
  it.each<[string, SignedRequest, ReturnType<typeof v3Problem>]>([
    ["as HubSpot sends it", request(), null],
    ["five minutes old to the millisecond", request(at(NOW - 300_000)), null],
    ["a millisecond older", request(at(NOW - 300_001)), "stale"],
    ["five minutes ahead", request(at(NOW + 300_000)), null],
    ["further ahead", request(at(NOW + 300_001)), "stale"],
    ["without headers", request({ headers: {} }), "missing"],
    ["without a timestamp", request({ headers: { "x-hubspot-signature-v3": good } }), "missing"],
    ["with an older version only", request({ headers: { "x-hubspot-signature": "ab", "x-hubspot-signature-version": "v1" } }), "missing"],
    ["sent twice", request({ signature: `${good}, ${good}` }), "malformed"],
    ["with the timestamp sent twice", request({ timestamp: `${NOW}, ${NOW}` }), "malformed"],
    ["in hex", request({ signature: Buffer.from(good, "base64").toString("hex") }), "malformed"],
    ["without padding", request({ signature: good.slice(0, -1) }), "malformed"],
    ["in URL-safe base64", request({ signature: good.replaceAll("+", "-").replaceAll("/", "_") }), good.includes("+") || good.includes("/") ? "malformed" : null],
    ["with a timestamp of 12 digits", request(at(179_000_000_000)), "malformed"],
    ["with a timestamp in words", request({ timestamp: "Infinity     " }), "malformed"],
    ["for another method", request({ method: "PUT" }), "wrong"],
    ["for another path", request({ originalUrl: "/hook2?a=1" }), "wrong"],
    ["for another query", request({ originalUrl: "/hook?a=2" }), "wrong"],
    ["for another body", request({ body: Buffer.from("[ ]") }), "wrong"],
    ["with a digit moved from the timestamp into the body", request({ body: Buffer.from("[]1"), timestamp: String(NOW).slice(1) }), "malformed"],
    ["for another origin", request({ signature: sign("POST", "https://evil.example/hook?a=1", "[]", String(NOW)) }), "wrong"],
  ])("%s", (_what, signed, problem) => {
    expect(v3Problem(terms, signed, NOW)).toBe(problem);
  });

  it("may be made with either of two secrets while one replaces the other", () => {
    const old = request({ signature: sign("POST", `${PUBLIC_URL}/hook?a=1`, "[]", String(NOW), "former-client-secret") });
    expect(v3Problem({ ...terms, secrets: [SECRET, "former-client-secret"] }, old, NOW)).toBeNull();
  });

  it("has one spelling: bits that base64 ignores are looked at", () => {
    const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const other = `${good.slice(0, 42)}${last[(last.indexOf(good[42] ?? "") ^ 1)] ?? ""}=`;
    expect(Buffer.from(other, "base64").equals(Buffer.from(good, "base64"))).toBe(true);
    expect(v3Problem(terms, request({ signature: other }), NOW)).toBe("wrong");
  });
});

describe("a v2 signature", () => {
  const v2 = (headers: SignedRequest["headers"]): SignedRequest => ({ ...request(), headers });
  const good = createHash("sha256").update(`${SECRET}POST${PUBLIC_URL}/hook?a=1[]`).digest("hex");

  it("is right for HubSpot's example", () => {
    const signed = { method: "POST", originalUrl: "/webhook_uri", body: Buffer.from('{"example_field":"example_value"}'), headers: { "x-hubspot-signature": "9569219f8ba981ffa6f6f16aa0f48637d35d728c7e4d93d0d52efaa512af7900", "x-hubspot-signature-version": "v2" } };
    expect(v2Problem({ secrets: [Y], publicUrl: "https://www.example.com" }, signed)).toBeNull();
  });

  it.each<[string, SignedRequest["headers"], ReturnType<typeof v2Problem>]>([
    ["counts alone", { "x-hubspot-signature": good, "x-hubspot-signature-version": "v2" }, null],
    ["does not count beside a v3 signature", { "x-hubspot-signature": good, "x-hubspot-signature-version": "v2", "x-hubspot-signature-v3": "wrong" }, "missing"],
    ["must call itself v2", { "x-hubspot-signature": good, "x-hubspot-signature-version": "v1" }, "malformed"],
    ["must be right", { "x-hubspot-signature": "0".repeat(64), "x-hubspot-signature-version": "v2" }, "wrong"],
  ])("%s", (_what, headers, problem) => {
    expect(v2Problem(terms, v2(headers))).toBe(problem);
  });
});
