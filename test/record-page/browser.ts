import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, selectors, type Page } from "playwright-core";
import { ROOT } from "./preview.ts";

const CHROMIUM = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

/** Whether there is a browser to drive; where there is none the tests say so and are skipped. */
export const HAS_BROWSER = existsSync(CHROMIUM);
if (!HAS_BROWSER) process.stderr.write(`record page: ${CHROMIUM} is missing, so its browser tests are skipped. Install chromium or set CHROMIUM to run them.\n`);

// The page hands on what cards call testId.
selectors.setTestIdAttribute("data-test-id");

/** Keeps a picture of the whole page under artifacts/. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = path.join(ROOT, "artifacts/record-page");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

/** A page in a fresh profile that fails the test when its scripts do: `errors` holds what went wrong. */
export async function openBrowser(): Promise<{ readonly page: Page; readonly errors: string[]; close(): Promise<void> }> {
  const profile = mkdtempSync(path.join(tmpdir(), "record-page-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM, headless: true, viewport: { width: 1440, height: 1000 }, locale: "en-US", timezoneId: "UTC", args: FLAGS,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(5_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  return {
    page,
    errors,
    async close(): Promise<void> {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
