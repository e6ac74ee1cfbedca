import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { missingScopes, OPTIONAL_SCOPES, REQUIRED_SCOPES } from "../../../src/server/hubspot/scopes.ts";
import { repositoryRoot } from "../../support/database.ts";

const meta = z
  .object({ config: z.object({ auth: z.object({ requiredScopes: z.array(z.string()), optionalScopes: z.array(z.string()) }) }) })
  .parse(JSON.parse(readFileSync(path.join(repositoryRoot, "src/app/app-hsmeta.json"), "utf8")));

test("the app asks HubSpot for the scopes the server needs, and no others", () => {
  expect(meta.config.auth.requiredScopes.toSorted()).toEqual(Object.keys(REQUIRED_SCOPES).toSorted());
  expect(meta.config.auth.optionalScopes.toSorted()).toEqual(Object.keys(OPTIONAL_SCOPES).toSorted());
});

test("a grant is measured against the required scopes", () => {
  expect(missingScopes(Object.keys(REQUIRED_SCOPES))).toEqual([]);
  expect(missingScopes(["oauth", "crm.objects.deals.read", "tickets"])).toContain("crm.objects.deals.write");
});
