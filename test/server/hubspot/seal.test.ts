import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sealWith } from "../../../src/server/hubspot/seal.ts";

const key = (name: string): Buffer => createHash("sha256").update(name).digest();
const TOKEN = "CNHqu_access_token_of_any_length";

test("what was sealed opens again, and is not readable", () => {
  const { seal, open } = sealWith([key("a")]);
  const sealed = seal(TOKEN, "install/1/access");
  expect(sealed).not.toContain(TOKEN);
  expect(sealed).not.toContain(Buffer.from(TOKEN).toString("base64url"));
  expect(open(sealed, "install/1/access")).toBe(TOKEN);
});

test("the same text is never sealed twice alike", () => {
  const { seal } = sealWith([key("a")]);
  expect(seal(TOKEN, "x")).not.toBe(seal(TOKEN, "x"));
});

test("after a rotation old seals open and new ones use the new key", () => {
  const old = sealWith([key("old")]).seal(TOKEN, "x");
  const rotated = sealWith([key("new"), key("old")]);
  expect(rotated.open(old, "x")).toBe(TOKEN);
  expect(sealWith([key("new")]).open(rotated.seal(TOKEN, "x"), "x")).toBe(TOKEN);
  expect(() => sealWith([key("new")]).open(old, "x")).toThrow("not among TOKEN_KEYS");
});

test("a token copied to another account's row does not open", () => {
  const { seal, open } = sealWith([key("a")]);
  expect(() => open(seal(TOKEN, "install/1/access"), "install/2/access")).toThrow();
});

test("an altered seal does not open, in any of its parts", () => {
  const { seal, open } = sealWith([key("a")]);
  const parts = seal(TOKEN, "x").split(".");
  for (const index of parts.keys()) {
    const altered = parts.map((part, at) => (at === index ? (part.startsWith("A") ? "B" : "A") + part.slice(1) : part)).join(".");
    expect(() => open(altered, "x")).toThrow();
  }
  expect(() => open("plain text", "x")).toThrow();
});

test("a key of another length stops the start", () => {
  expect(() => sealWith([Buffer.alloc(16)])).toThrow("32 bytes");
  expect(() => sealWith([])).toThrow("at least one key");
});
