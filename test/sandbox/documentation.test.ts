import { execFile, execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { appUrlOf } from "../../sandbox/local/start-settings.ts";
import { Account } from "./account.ts";

/** The commands of docs/sandbox.md, in order, as one script: later blocks use what earlier ones found. */
async function documentedScript(): Promise<string> {
  const text = await readFile(fileURLToPath(new URL("../../docs/sandbox.md", import.meta.url)), "utf8");
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
  return ["set -euo pipefail", ...blocks].join("\n");
}

const installed = (program: string): boolean => {
  try {
    execFileSync("sh", ["-c", `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
};

test("docs/sandbox.md signs for the address that `npm start` has HubSpot call", async () => {
  expect(await documentedScript()).toContain(`APP=\${APP:-${appUrlOf(3000)}}`);
});

let account: Account;
beforeAll(async () => {
  account = await Account.start();
  await account.install();
});
afterAll(async () => { await account.close(); });

describe.skipIf(!["curl", "openssl", "bash"].every(installed))("docs/sandbox.md (needs bash, curl and openssl)", () => {
  test("its commands work as they stand", async () => {
    const script = (await documentedScript()).replace("decide_partner_lead", "decide").replace("partner-ledger.example.com", "app.example.com");
    const { stdout } = await promisify(execFile)("bash", ["-c", script], { env: { ...process.env, SANDBOX: account.sandbox.url, APP: account.app.url } });
    expect(stdout).toContain("401");
    // A refusal would stand at the start of an answer; the journal's 401 stands inside one.
    expect(stdout).not.toMatch(/(^|\})\{"status":"error"/m);
    const webhooks = account.app.calls.filter((call) => call.url === "/webhooks/hubspot");
    const byHand = webhooks.find((call) => call.headers["x-hubspot-signature-version"] === undefined && call.body.startsWith('[{"eventId":1,'));
    expect(byHand?.headers["x-hubspot-signature-v3"]).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(account.app.calls.some((call) => call.url.startsWith("/cards/deal?dealId=201&userId=1002"))).toBe(true);
    expect(account.app.calls.some((call) => call.url === "/workflow-actions/decide")).toBe(true);
  });

  test("the signature made by hand is the one HubSpot makes", () => {
    const byHand = execFileSync("bash", ["-c", `printf '%s' "$TEXT" | openssl dgst -sha256 -hmac "$SECRET" -binary | openssl base64 -A`], {
      env: { ...process.env, TEXT: `POSThttps://www.example.com/webhook_uri{"example_field":"example_value"}1693657560000`, SECRET: "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy" },
    });
    expect(byHand.toString()).toBe("oaA3M5dEtt6kFsseJD/Hv/x+JNl1vsoxFj4oxmwP6Go=");
  });
});
