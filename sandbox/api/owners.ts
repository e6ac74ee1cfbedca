import { USERS } from "../account.ts";
import type { AccountUser } from "../account.ts";
import { invalid, notFound } from "../hubspot-error.ts";
import type { Answer, ApiCall, ApiRouter } from "./api-router.ts";
import { flagOf, limitOf, pagingTo, param, versioned } from "./read-query.ts";

const NEEDS = [["crm.objects.owners.read", "automation"]];

/** The people records belong to. Source: OpenAPI CRM Owners 2026-09. */
export function ownerRoutes(api: ApiRouter): void {
  api.on("get", versioned("/crm/owners/V"), { needs: () => NEEDS, handle: list });
  api.on("get", versioned("/crm/owners/V/:ownerId"), { needs: () => NEEDS, handle: readOne });
}

function list({ query }: ApiCall): Answer {
  const limit = limitOf(query, 500, 100);
  const email = query.get("email");
  const after = query.get("after");
  const all = flagOf(query, "archived") ? [] : USERS.filter((user) => email === null || user.email === email);
  const rest = all.filter((user) => after === null || user.ownerId > after);
  const page = rest.slice(0, limit);
  return { status: 200, body: { results: page.map(publicOwner), ...pagingTo(rest.length > limit ? (page.at(-1)?.ownerId ?? null) : null) } };
}

function readOne({ params, query }: ApiCall): Answer {
  const id = param(params, "ownerId");
  const idProperty = query.get("idProperty") ?? "id";
  if (idProperty !== "id" && idProperty !== "userId") throw invalid(`idProperty: ${idProperty} is neither id nor userId`);
  const user = USERS.find((one) => (idProperty === "id" ? one.ownerId : String(one.userId)) === id);
  if (user === undefined) throw notFound(`Owner ${id} does not exist`, { id: [id] });
  return { status: 200, body: publicOwner(user) };
}

const JOINED_AT = "2025-01-02T09:00:00.000Z";

/** Source: OpenAPI `PublicOwner`. */
function publicOwner(user: AccountUser): Record<string, unknown> {
  return {
    id: user.ownerId,
    email: user.email,
    type: "PERSON",
    firstName: user.firstName,
    lastName: user.lastName,
    userId: user.userId,
    userIdIncludingInactive: user.userId,
    createdAt: JOINED_AT,
    updatedAt: JOINED_AT,
    archived: false,
    teams: [{ id: String(user.team.id), name: user.team.name, primary: true }],
  };
}
