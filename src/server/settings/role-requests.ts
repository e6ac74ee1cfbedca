import type { RoleHolder } from "@partner-ledger/contracts/settings";
import { z } from "zod";
import { SENT_ID } from "../hubspot/record.ts";

/** `GET /settings/roles` takes nothing of its own. */
export const rolesQuery = z.object({});

/** Body of granting and revoking. Unknown fields are refused: they would be a misunderstanding. */
export const roleChange = z.strictObject({
  kind: z.enum(["user", "team"], "expected user or team"),
  id: z.string("expected a HubSpot user's or team's id, digits only").regex(SENT_ID, "expected a HubSpot user's or team's id, digits only"),
}, "expected a JSON object") satisfies z.ZodType<RoleHolder>;
