import { existsSync } from "node:fs";
import path from "node:path";
import { isKnownPlatformVersion, parseProjectConfig } from "@hubspot/project-parsing-lib/projects";
import { validateUid } from "@hubspot/project-parsing-lib/uid";
import { describe, expect, it } from "vitest";
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from "../../src/server/hubspot/scopes.ts";
import { awaitDecisionAction } from "../../src/server/workflow/await-decision.ts";
import { calculateFeeAction } from "../../src/server/workflow/calculate-fee.ts";
import { checkConflictsAction } from "../../src/server/workflow/check-conflicts.ts";
import { decideLeadAction } from "../../src/server/workflow/decide-lead.ts";
import { registerLeadAction } from "../../src/server/workflow/register-lead.ts";
import { setTierAction } from "../../src/server/workflow/set-tier.ts";
import { root, sourceFiles, sourceFolder, stringsIn, translated } from "./hubspot-project.ts";

const FOLDER_OF: Readonly<Record<string, string>> = {
  APPLICATION: "app", CARD: "app/cards", SETTINGS: "app/settings", WEBHOOKS: "app/webhooks", WORKFLOW_ACTION: "app/workflow-actions",
};

/** Where the server answers each workflow action. */
const ACTIONS: Readonly<Record<string, string>> = {
  await_partner_decision: awaitDecisionAction.path, calculate_partner_fee: calculateFeeAction.path, check_partner_conflicts: checkConflictsAction.path, decide_partner_lead: decideLeadAction.path, register_partner_lead: registerLeadAction.path, set_partner_tier: setTierAction.path,
};

describe.each(["dev", "prod"] as const)("the HubSpot project under profile %s", (profile) => {
  it("has every meta file as a component, in the folder of its type, and skips none", async () => {
    const { nodes, skipped } = await translated(profile);
    const metas = (await sourceFiles()).filter((file) => file.endsWith("-hsmeta.json"));
    expect(skipped).toEqual([]);
    expect(Object.values(nodes).map((node) => node.metaFilePath).sort()).toEqual(metas.sort());
    for (const node of Object.values(nodes)) expect(path.posix.dirname(node.metaFilePath), node.uid).toBe(FOLDER_OF[node.componentType]);
  });

  it("has one app, uids HubSpot takes, and a platform version it knows", async () => {
    const { nodes } = await translated(profile);
    expect(Object.keys(nodes).sort()).toEqual([
      "await_partner_decision", "calculate_partner_fee", "check_partner_conflicts", "company_partner_card", "deal_partner_card", "decide_partner_lead",
      "partner_ledger_app", "partner_ledger_webhooks", "register_partner_lead", "set_partner_tier", "settings_page",
    ]);
    for (const uid of Object.keys(nodes)) expect(validateUid(uid)).toBeUndefined();
    expect(isKnownPlatformVersion(parseProjectConfig(root).platformVersion)).toBe(true);
  });

  it("leaves no variable open and calls nothing but https", async () => {
    const { nodes } = await translated(profile);
    const strings = Object.values(nodes).flatMap((node) => stringsIn(node.config));
    expect(strings.filter((text) => text.includes("${"))).toEqual([]);
    const urls = strings.filter((text) => text.includes("://"));
    expect(urls.length).toBeGreaterThan(5);
    expect(urls.filter((text) => new URL(text).protocol !== "https:")).toEqual([]);
  });

  it("sends webhooks, workflow actions, the OAuth callback and the cards to one backend", async () => {
    const { nodes } = await translated(profile);
    const [backend = ""] = stringsIn(settingOf(nodes["partner_ledger_app"], "permittedUrls", "fetch"));
    expect(new URL(backend).origin).toBe(backend);
    expect(settingOf(nodes["partner_ledger_app"], "auth", "redirectUrls")).toEqual([`${backend}/oauth/callback`]);
    expect(settingOf(nodes["partner_ledger_webhooks"], "settings", "targetUrl")).toBe(`${backend}/webhooks/hubspot`);
    for (const [uid, path] of Object.entries(ACTIONS)) expect(settingOf(nodes[uid], "actionUrl")).toBe(`${backend}${path}`);
  });
});

describe("the app's parts", () => {
  it("asks for the scopes that have a reason, and no others", async () => {
    const { nodes } = await translated("prod");
    expect(settingOf(nodes["partner_ledger_app"], "auth", "requiredScopes")).toEqual(Object.keys(REQUIRED_SCOPES));
    expect(settingOf(nodes["partner_ledger_app"], "auth", "optionalScopes")).toEqual(Object.keys(OPTIONAL_SCOPES));
  });

  it("has a source file for each card and for the settings page", async () => {
    const { nodes } = await translated("prod");
    const shown = Object.values(nodes).filter(({ componentType }) => componentType === "CARD" || componentType === "SETTINGS");
    expect(shown).toHaveLength(3);
    for (const node of shown) expect(existsSync(path.join(sourceFolder, String(settingOf(node, "entrypoint"))))).toBe(true);
  });

  it("does not wake itself: no webhook for a property it writes", async () => {
    const { nodes } = await translated("prod");
    const subscribed = subscriptions(settingOf(nodes["partner_ledger_webhooks"], "subscriptions", "crmObjects"));
    const ours = subscribed.filter(({ propertyName }) => propertyName?.startsWith("partner_ledger_")).map(({ propertyName }) => propertyName);
    expect(ours.sort()).toEqual(["partner_ledger_deal_type", "partner_ledger_expands_deal", "partner_ledger_free_plan", "partner_ledger_invoice_paid_on"]);
    expect(subscribed.every(({ active }) => active)).toBe(true);
  });

  it.each(Object.keys(ACTIONS))("says the same of the workflow action %s in each of its languages, and all that it has to say", async (uid) => {
    const { nodes } = await translated("prod");
    const action = nodes[uid];
    const english = pathsIn(settingOf(action, "labels", "en"));
    expect(pathsIn(settingOf(action, "labels", "de"))).toEqual(english);
    const said = (map: string) => english.filter((place) => place.startsWith(`/${map}/`)).map((place) => path.posix.basename(place));
    const rules = settingOf(action, "executionRules") as readonly { readonly labelName: string }[];
    expect(said("executionRules").sort()).toEqual(rules.map(({ labelName }) => labelName).sort());
    const names = (fields: string) => (settingOf(action, fields) as readonly { readonly typeDefinition: { readonly name: string } }[]).map(({ typeDefinition }) => typeDefinition.name).sort();
    expect(said("inputFieldLabels").sort()).toEqual(names("inputFields"));
    expect(said("inputFieldDescriptions").sort()).toEqual(names("inputFields"));
    expect(said("outputFieldLabels").sort()).toEqual(names("outputFields"));
  });
});

/** The value at a path of names inside a component's config. */
function settingOf(node: { readonly config: unknown } | undefined, ...names: string[]): unknown {
  return names.reduce<unknown>((value, name) => Object(value)[name], node?.config);
}

interface Subscription { readonly active: boolean; readonly propertyName?: string }
const subscriptions = (value: unknown): readonly Subscription[] => value as Subscription[];

/** Where the strings of a JSON value are, so that two values can be compared by shape. */
const pathsIn = (value: unknown, at = ""): string[] =>
  typeof value === "object" && value !== null ? Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, `${at}/${name}`)) : [at];
