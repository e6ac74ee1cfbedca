import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, selectors, type Page } from "playwright-core";
import { repositoryRoot } from "./database.ts";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Whether there is a browser to drive. The gate sets BROWSER_STORY=required, and then a missing one is a failure. */
export const HAS_CHROMIUM = existsSync(EXECUTABLE);

if (!HAS_CHROMIUM) {
  if (process.env["BROWSER_STORY"] === "required") throw new Error(`The browser story is required here, and ${EXECUTABLE} is missing.`);
  process.stderr.write(`The browser story is skipped: ${EXECUTABLE} is missing. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM to its path, then run npm test again.\n`);
}

// The page hands on what cards call testId.
selectors.setTestIdAttribute("data-test-id");

/** A browser as its reader has it, in a fresh profile; `faults` collects what its scripts and console complain of. */
export interface Reader {
  readonly page: Page;
  readonly faults: string[];
  /** Keeps a picture of the whole page in the reader's folder under artifacts/. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

interface ReaderOptions {
  /** Folder under artifacts/ for pictures. */
  readonly pictures: string;
  readonly timeZone: string;
  /** How long the reader waits for something to appear. */
  readonly patienceMs: number;
}

export async function openChromium({ pictures, timeZone, patienceMs }: ReaderOptions): Promise<Reader> {
  const profile = mkdtempSync(path.join(tmpdir(), "chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: EXECUTABLE, headless: true, viewport: { width: 1440, height: 1000 }, locale: "en-US", timezoneId: timeZone, args: FLAGS,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(patienceMs);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  const folder = path.join(repositoryRoot, "artifacts", pictures);
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
