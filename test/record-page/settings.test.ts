import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_CHROMIUM } from "../support/chromium.ts";
import { openBrowser } from "./browser.ts";
import { ROOT, startPreview } from "./preview.ts";

const REAL_PROJECT = `${ROOT}/src`;

describe.skipIf(!HAS_CHROMIUM)("the settings page in the browser", () => {
  let preview: Awaited<ReturnType<typeof startPreview>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    [preview, browser] = await Promise.all([startPreview(), openBrowser()]);
    await preview.settled();
  });
  afterAll(async () => {
    await browser.close();
    await preview.close();
  });
  const settings = () => browser.page.locator("[data-test-id=card-sample_settings]");

  test("is reached from the top of every page, and shows the app's name", async () => {
    const { page } = browser;
    await page.goto(`${preview.url}/deals`);
    await page.getByRole("link", { name: "Settings" }).click();
    await page.waitForURL("**/settings");
    await page.getByRole("heading", { name: "Fixture App" }).waitFor();
    expect(await page.title()).toContain("Settings");
    expect(await page.getByRole("link", { name: "Settings" }).getAttribute("aria-current")).toBe("page");
  });

  test("stands on no record: neither its context nor its actions know one, and CRM hooks say so", async () => {
    await browser.page.goto(`${preview.url}/settings`);
    await settings().getByTestId("place").filter({ hasText: "settings, no record, Sam" }).waitFor();
    expect(await settings().getByTestId("actions").textContent()).toBe("addAlert, closeOverlay");
    await settings().getByTestId("crm-hook").filter({ hasText: "only by cards on a record" }).waitFor();
  });

  test("asks its backend as the user who looks, and starts anew for another", async () => {
    const { page } = browser;
    await page.goto(`${preview.url}/settings`);
    await page.getByLabel("Viewing as").selectOption("1002");
    await settings().getByTestId("place").filter({ hasText: "Mia" }).waitFor();
    await settings().getByRole("button", { name: "Save" }).click();
    await settings().getByTestId("answer").filter({ hasText: "201: user 1002, hello settings" }).waitFor();
    await page.getByRole("region", { name: "Alerts" }).getByText("Saved").waitFor();
    expect(browser.faults).toEqual([]);
  });
});

describe.skipIf(!HAS_CHROMIUM)("Partner Ledger's own settings in the browser", () => {
  test("say what is wrong when the backend does not know the page, in a form everybody can read", async () => {
    const [preview, browser] = await Promise.all([startPreview({ srcDir: REAL_PROJECT }), openBrowser()]);
    try {
      await preview.settled();
      await browser.page.goto(`${preview.url}/settings`);
      await browser.page.getByText("The settings could not be loaded").waitFor();
      await browser.picture("settings-without-backend");
      expect((await new AxeBuilder({ page: browser.page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    } finally {
      await browser.close();
      await preview.close();
    }
  });
});
