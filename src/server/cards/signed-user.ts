import { z } from "zod";
import { SENT_ID } from "../hubspot/record.ts";

/** The person who looks at a card, as HubSpot's signature vouches for them. */
export interface SignedUser {
  readonly portalId: bigint;
  readonly userId: bigint;
}

const id = z.string().regex(SENT_ID);
const signedQuery = z.object({ portalId: id, userId: id, appId: id, userEmail: z.string().min(1).max(320) });

/**
 * Reads the four parameters HubSpot adds to the query, and signs; null unless each is there exactly once (a repeated one
 * arrives as a list) and the app is ours. To be called only after the signature was found good. HubSpot: "hubspot.fetch".
 */
export function signedUser(query: unknown, appId: number): SignedUser | null {
  const parsed = signedQuery.safeParse(query);
  if (!parsed.success || parsed.data.appId !== String(appId)) return null;
  return { portalId: BigInt(parsed.data.portalId), userId: BigInt(parsed.data.userId) };
}
