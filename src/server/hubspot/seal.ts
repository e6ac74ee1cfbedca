import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const IV_BYTES = 12;

/** Encrypts what must not be read from the database, and reads it back. */
export interface Seal {
  /** `purpose` is bound to the text: what was sealed for one portal and column does not open for another. */
  seal(text: string, purpose: string): string;
  /** Throws when the text was altered, sealed for another purpose, or with a key we no longer have. */
  open(sealed: string, purpose: string): string;
}

/**
 * AES-256-GCM under the first key; opens what was sealed under any of them. A key is named in the text by its
 * fingerprint, so to rotate one puts the new key first and drops the old when every token has been renewed.
 */
export function sealWith(keys: readonly Uint8Array[]): Seal {
  const ring = new Map(keys.map((key) => [fingerprint(key), key]));
  const [first] = ring;
  if (!first) throw new Error("a seal needs at least one key");
  const [name, key] = first;
  return {
    seal(text, purpose) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv);
      cipher.setAAD(Buffer.from(purpose, "utf8"));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [name, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed, purpose) {
      const [keyName = "", ...parts] = sealed.split(".");
      const [iv, tag, body] = parts.map((part) => Buffer.from(part, "base64url"));
      const opener = ring.get(keyName);
      if (!opener) throw new Error(`sealed with key ${keyName}, which is not among TOKEN_KEYS`);
      if (!iv || !tag || !body) throw new Error("a sealed text has four parts");
      const decipher = createDecipheriv(CIPHER, opener, iv, { authTagLength: 16 });
      decipher.setAAD(Buffer.from(purpose, "utf8"));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    },
  };
}

function fingerprint(key: Uint8Array): string {
  if (key.length !== KEY_BYTES) throw new Error(`an AES-256 key has ${KEY_BYTES} bytes, not ${key.length}`);
  return createHash("sha256").update(key).digest("hex").slice(0, 8);
}
