import { fileURLToPath } from "node:url";
import { APP } from "../../sandbox/account.ts";
import { startSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.ts";
import type { CrmSeed } from "../../sandbox/seed.ts";
import { AppServer } from "./app-server.ts";

/** Three companies, two deals (one with line items), a contact: enough to link and count. */
export const SEED: CrmSeed = {
  records: {
    companies: [
      { id: "101", createdAt: "2026-01-05T10:00:00Z", properties: { name: "Acme", domain: "acme.com", lifecyclestage: "lead" } },
      { id: "102", createdAt: "2026-01-06T10:00:00Z", properties: { name: "Beta", domain: "beta.io" } },
      { id: "103", createdAt: "2026-01-07T10:00:00Z", properties: { name: "Acme UK", domain: "acme.co.uk" } },
    ],
    contacts: [{ id: "301", createdAt: "2026-01-08T10:00:00Z", properties: { email: "jo@acme.com", firstname: "Jo" } }],
    deals: [
      {
        id: "201", createdAt: "2026-02-01T10:00:00Z",
        properties: { dealname: "Acme platform", pipeline: "default", dealstage: "qualifiedtobuy", amount: "1200", hubspot_owner_id: "70001" },
        changes: [{ at: "2026-02-10T10:00:00Z", properties: { dealstage: "contractsent" }, userId: 1002 }],
      },
      { id: "202", createdAt: "2026-02-02T10:00:00Z", properties: { dealname: "Beta pilot", pipeline: "default", dealstage: "closedwon", amount: "500", closedate: "2026-02-20T00:00:00Z" } },
    ],
    line_items: [
      { id: "401", createdAt: "2026-02-01T10:00:00Z", properties: { name: "Platform", amount: "1000", recurringbillingfrequency: "annually", hs_recurring_billing_period: "P12M" } },
      { id: "402", createdAt: "2026-02-01T10:00:00Z", properties: { name: "Onboarding", amount: "200" } },
    ],
  },
  associations: [
    { from: { type: "deals", id: "201" }, to: { type: "companies", id: "101" } },
    { from: { type: "deals", id: "201" }, to: { type: "line_items", id: "401" } },
    { from: { type: "deals", id: "201" }, to: { type: "line_items", id: "402" } },
    { from: { type: "deals", id: "202" }, to: { type: "companies", id: "102" } },
  ],
};

export const FIXTURE_SRC = fileURLToPath(new URL("fixtures/src", import.meta.url));

/** A sandbox, an app beside it, and ways to talk to both. */
export class Account {
  token = "";
  refreshToken = "";

  private constructor(readonly sandbox: Sandbox, readonly app: AppServer) {}

  static async start(options: Partial<SandboxOptions> = {}): Promise<Account> {
    const app = await AppServer.start();
    const sandbox = await startSandbox({
      port: 0, host: "127.0.0.1", dataDir: null, seed: SEED, searchLagMs: 0,
      app: { baseUrl: app.url, srcDir: FIXTURE_SRC },
      webhooks: { gatherMs: 5, retryMs: [10, 10, 10] }, workflowRetryMs: [10, 10],
      ...options,
    });
    return new Account(sandbox, app);
  }

  get redirectUri(): string {
    return `${this.app.url}/oauth/callback`;
  }

  /** Grants the app access as a super admin would, by following the consent page's form. */
  async install(): Promise<void> {
    const location = await this.consent();
    const answer = await this.exchange({ grant_type: "authorization_code", code: location.searchParams.get("code") ?? "", redirect_uri: this.redirectUri });
    this.token = text(answer.body, "access_token");
    this.refreshToken = text(answer.body, "refresh_token");
  }

  /** Where the browser is sent after the consent page's form was posted. */
  async consent(change: Readonly<Record<string, string>> = {}): Promise<URL> {
    const { requiredScopes, optionalScopes } = this.sandbox.project;
    const form = new URLSearchParams({
      client_id: APP.clientId, redirect_uri: this.redirectUri, scope: requiredScopes.join(" "), optional_scope: optionalScopes.join(" "),
      state: "s-1", userId: "1002", decision: "grant", ...change,
    });
    const response = await fetch(`${this.sandbox.url}/oauth/authorize`, { method: "POST", body: form, redirect: "manual" });
    return new URL(response.headers.get("location") ?? `http://none/${String(response.status)}`);
  }

  async exchange(parameters: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }> {
    const form = new URLSearchParams({ client_id: APP.clientId, client_secret: APP.clientSecret, ...parameters });
    const response = await fetch(`${this.sandbox.url}/oauth/2026-09/token`, { method: "POST", body: form });
    return { status: response.status, body: await response.json() };
  }

  /** A call of the API with the app's token. */
  async api(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer; headers: Headers }> {
    return this.call(method, path, body, { authorization: `Bearer ${this.token}` });
  }

  /** A call of a control route. */
  async control(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer; headers: Headers }> {
    return this.call(method, `/sandbox${path}`, body, {});
  }

  private async call(method: string, path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<{ status: number; body: Answer; headers: Headers }> {
    const response = await fetch(this.sandbox.url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.text();
    return { status: response.status, body: new Answer(answer === "" ? null : JSON.parse(answer)), headers: response.headers };
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.app.close();
  }
}

/** A JSON answer, read by path: `answer.at("results", 0, "id")`; undefined where there is nothing. */
export class Answer {
  constructor(readonly json: unknown) {}

  at(...path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined), this.json);
  }

  list(...path: readonly (string | number)[]): readonly unknown[] {
    const value = this.at(...path);
    if (!Array.isArray(value)) throw new Error(`no list at ${path.join(".")} in ${JSON.stringify(this.json)}`);
    return value;
  }
}

export function text(value: unknown, key: string): string {
  const held = new Answer(value).at(key);
  if (typeof held !== "string") throw new Error(`no text at ${key} in ${JSON.stringify(value)}`);
  return held;
}
