import { createHash } from "node:crypto";

/** A short fingerprint of what a card shows: equal data gives an equal version, so a card can tell whether to draw again. */
export const cardVersion = (data: object): string => createHash("sha256").update(JSON.stringify(data)).digest("base64url").slice(0, 16);
