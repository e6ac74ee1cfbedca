import { z } from "zod";
import type { AccountState } from "../account-state.ts";
import type { RateLimits } from "../api/rate-limit.ts";
import { param } from "../api/read-query.ts";
import { NO_WEBHOOK_TROUBLE } from "../deliveries/webhook-sender.ts";
import type { WebhookSender } from "../deliveries/webhook-sender.ts";
import { notFound } from "../hubspot-error.ts";
import { troubleRule } from "../trouble/trouble.ts";
import type { Trouble } from "../trouble/trouble.ts";
import type { ControlRouter } from "./control-router.ts";

const webhookTrouble = z.strictObject({
  duplicates: z.int().min(0).max(50).default(0),
  shuffle: z.boolean().default(false),
  delayMs: z.int().min(0).default(0),
  hold: z.boolean().default(false),
  drop: z.int().min(0).default(0),
});

const limitSettings = z.strictObject({ burst: z.int().min(1).optional(), searchPerSecond: z.int().min(1).optional(), searchLagMs: z.int().min(0).optional() });

export interface TroubleParts {
  readonly trouble: Trouble;
  readonly limits: RateLimits;
  readonly search: { lagMs: number };
  /** Null when the app has no webhooks. */
  readonly webhooks: WebhookSender | null;
}

/** Ways to make the sandbox behave badly, and to stop it. */
export function troubleRoutes(control: ControlRouter, state: AccountState, parts: TroubleParts, now: () => Date): void {
  const { trouble, limits, search, webhooks } = parts;
  const settings = (): Record<string, unknown> => ({ ...limits.settings, searchLagMs: search.lagMs });

  control.on("get", "/trouble", () => ({ rules: trouble.list(), webhooks: webhooks?.trouble ?? null, limits: settings() }));
  control.on("post", "/trouble", ({ body }) => trouble.add(body(troubleRule)));
  control.on("delete", "/trouble", () => {
    trouble.clear();
    webhooks?.make(NO_WEBHOOK_TROUBLE);
  });
  control.on("delete", "/trouble/:id", ({ params }) => {
    if (!trouble.remove(Number(param(params, "id")))) throw notFound(`No rule ${param(params, "id")}`);
  });
  control.on("put", "/trouble/webhooks", ({ body }) => {
    webhooks?.make(body(webhookTrouble));
    return webhooks?.trouble ?? null;
  });
  control.on("put", "/limits", ({ body }) => {
    const { searchLagMs = search.lagMs, burst = limits.settings.burst, searchPerSecond = limits.settings.searchPerSecond } = body(limitSettings);
    limits.settings = { burst, searchPerSecond };
    search.lagMs = searchLagMs;
    return settings();
  });
  control.on("post", "/oauth/expire-tokens", () => { state.record([{ kind: "token-expired", at: now().toISOString() }]); });
  control.on("post", "/oauth/uninstall", () => {
    state.record(state.grants.all().map((grant) => ({ kind: "grant-revoked", refreshToken: grant.refreshToken })));
  });
}
