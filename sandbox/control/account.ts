import { z } from "zod";
import { ACCOUNT, APP, USERS } from "../account.ts";
import type { AccountState } from "../account-state.ts";
import type { AppProject } from "../app-project.ts";
import type { WebhookSender } from "../deliveries/webhook-sender.ts";
import type { ControlRouter } from "./control-router.ts";

const resetBody = z.strictObject({
  /** Uninstalls the app too and forgets the properties it made. */
  everything: z.boolean().default(false),
});

const mail = z.strictObject({ from: z.string(), to: z.array(z.string()).min(1), subject: z.string(), text: z.string().default(""), html: z.string().default("") });

interface KeptMail extends z.infer<typeof mail> {
  readonly id: number;
  readonly at: string;
}

/** Who and what the account is, starting over, and the mailbox where an app's mail would arrive. */
export function accountRoutes(
  control: ControlRouter,
  parts: { readonly state: AccountState; readonly project: AppProject; readonly webhooks: WebhookSender | null },
  now: () => Date,
): void {
  const { state, project, webhooks } = parts;
  let mails: KeptMail[] = [];
  control.on("get", "/users", () => ({ results: USERS }));
  control.on("get", "/state", () => ({
    account: ACCOUNT,
    app: { appId: APP.appId, clientId: APP.clientId, name: project.name, variables: project.variables },
    installed: state.grants.installed(),
    grants: state.grants.all().map(({ userId, scopes }) => ({ userId, scopes })),
    records: state.crm.counts(),
    pendingEvents: webhooks?.pending() ?? 0,
  }));
  control.on("post", "/reset", ({ body }) => {
    const { everything } = body(resetBody);
    webhooks?.clear();
    state.reset(everything);
    mails = [];
    return { installed: state.grants.installed(), records: state.crm.counts() };
  });
  control.on("get", "/mail", () => ({ results: mails }));
  control.on("post", "/mail", ({ body }) => {
    const kept = { ...body(mail), id: mails.length + 1, at: now().toISOString() };
    mails.push(kept);
    return kept;
  });
  control.on("delete", "/mail", () => { mails = []; });
}
