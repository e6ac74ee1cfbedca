import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, selectors, type Page } from "playwright-core";
import { repositoryRoot } from "../support/database.ts";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Whether the story can be told here. The gate sets BROWSER_STORY=required, and then a missing browser is a failure. */
export const HAS_CHROMIUM = existsSync(EXECUTABLE);

if (!HAS_CHROMIUM) {
  if (process.env["BROWSER_STORY"] === "required") throw new Error(`The browser story is required here, and ${EXECUTABLE} is missing.`);
  process.stderr.write(`The browser story is skipped: ${EXECUTABLE} is missing. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path, then run npm test again.\n`);
}

selectors.setTestIdAttribute("data-test-id");

/** A browser as its reader has it; `faults` collects what its scripts and console complain of. */
export interface Reader {
  readonly page: Page;
  readonly faults: string[];
  /** Keeps a picture of the whole page under artifacts/story/. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openChromium(): Promise<Reader> {
  const profile = mkdtempSync(path.join(tmpdir(), "story-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE, headless: true, viewport: { width: 1440, height: 1000 }, locale: "en-US", timezoneId: "America/New_York", args: FLAGS,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  const folder = path.join(repositoryRoot, "artifacts/story");
  mkdirSync(folder, { recursive: true });
  return {
    page,
    faults,
    picture: async (name) => { await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true }); },
    close: async () => {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
