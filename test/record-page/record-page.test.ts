import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_CHROMIUM } from "../support/chromium.ts";
import { openBrowser } from "./browser.ts";
import { startPreview } from "./preview.ts";

describe.skipIf(!HAS_CHROMIUM)("the record page", () => {
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

  const open = async (at: string) => {
    const { page } = browser;
    browser.faults.length = 0;
    await page.goto(preview.url + at);
    return page;
  };
  const violations = async () => (await new AxeBuilder({ page: browser.page }).analyze()).violations
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);

  test("lists deals, finds them by words of any column, and opens one", async () => {
    const page = await open("/");
    await page.getByRole("link", { name: "Acme – platform" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/deals");
    expect(await violations()).toEqual([]);
    await page.getByRole("searchbox").fill("nobody");
    await page.getByText("No deals match “nobody”.").waitFor();
    await page.getByRole("searchbox").fill("contract acme");
    await page.getByRole("link", { name: "Acme – platform" }).click();
    await page.getByRole("heading", { level: 1, name: "Acme – platform" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/deals/801");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Deals" }).waitFor();
  });

  test("shows a deal in three columns that a machine finds no fault with", async () => {
    const page = await open("/deals/801");
    await page.locator("[data-test-id=card-sample_card]").getByText("Version one").waitFor();
    await page.locator("[data-test-id=card-library_card]").getByText("Tips are calm.").waitFor();
    await browser.picture("deal");
    expect(await violations()).toEqual([]);
    expect(await page.title()).toBe("Acme – platform · Vendor Inc.");
    expect(browser.faults).toEqual([]);
  });

  test("moves a deal's stage, and tells everyone who looks at it", async () => {
    const page = await open("/deals/801");
    const card = page.locator("[data-test-id=card-sample_card]");
    await card.getByTestId("stage").filter({ hasText: "contractsent" }).waitFor();
    await page.getByRole("navigation", { name: "Stages of Sales Pipeline" }).getByRole("button", { name: "Closed Won (won)" }).click();
    await card.getByTestId("stage").filter({ hasText: "closedwon" }).waitFor();
    await card.getByTestId("seen").filter({ hasText: "closedwon" }).waitFor();
    await page.getByRole("region", { name: "Activity" }).getByText("Deal Stage: Closed Won").waitFor();
    expect(await page.getByLabel("Deal Stage", { exact: true }).inputValue()).toBe("closedwon");
  });

  test("says why a value is refused, and takes it back on Escape", async () => {
    const page = await open("/deals/801");
    const amount = page.getByLabel("Amount", { exact: true });
    await amount.fill("a lot");
    await amount.press("Enter");
    await page.getByRole("alert").filter({ hasText: "a lot was not a valid number" }).waitFor();
    await amount.press("Escape");
    expect(await amount.inputValue()).toBe("1200");
    await amount.fill("1500.50");
    await amount.press("Enter");
    await page.locator("[data-test-id=card-sample_card]").getByTestId("amount").filter({ hasText: "$1,500.50" }).waitFor();
  });

  test("keeps a close date on the day that was picked, in the account's time zone", async () => {
    const page = await open("/deals/801");
    const closeDate = page.getByLabel("Close Date", { exact: true });
    await closeDate.fill("2026-05-01");
    await closeDate.press("Enter");
    await page.locator("[data-property=closedate] dd").filter({ hasText: "May 1, 2026" }).waitFor();
    expect(await closeDate.inputValue()).toBe("2026-05-01");
  });

  test("adds a line item after pointing out what is missing", async () => {
    const page = await open("/deals/801");
    await page.getByRole("button", { name: "Add line item" }).click();
    const dialog = page.getByRole("dialog", { name: "Add line item" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByText("Say what is sold.").waitFor();
    await dialog.getByLabel("Name").fill("Onboarding");
    await dialog.getByLabel("Kind").selectOption({ label: "One-time (services)" });
    await dialog.getByLabel("Amount").fill("300");
    expect(await violations()).toEqual([]);
    await dialog.getByLabel("Amount").press("Enter");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("row", { name: "Onboarding One-time" }).waitFor();
    // HubSpot keeps a deal's amount at the sum of its line items.
    await page.locator("[data-property=amount] dd").filter({ hasText: "$1,500.00" }).waitFor();
    await page.getByRole("button", { name: "Remove Onboarding" }).click();
    await page.getByRole("row", { name: "Onboarding One-time" }).waitFor({ state: "detached" });
  });

  test("deletes a deal only when asked twice, and brings it back", async () => {
    const page = await open("/deals/801");
    await page.getByRole("button", { name: "Delete deal" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
    await page.getByRole("button", { name: "Delete deal" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Delete deal" }).click();
    await page.getByText("This deal is deleted.").waitFor();
    await page.locator("[data-test-id=card-sample_card]").waitFor({ state: "detached" });
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Restore" }).click();
    await page.locator("[data-test-id=card-sample_card]").getByText("Version one").waitFor();
  });

  test("remembers as whom one looks", async () => {
    const page = await open("/deals/801");
    const who = page.locator("[data-test-id=card-sample_card]").getByTestId("who");
    await who.filter({ hasText: "Sam" }).waitFor();
    await page.getByLabel("Viewing as").selectOption({ label: "Mia Chen · Partner managers" });
    await who.filter({ hasText: "Mia" }).waitFor();
    await page.reload();
    await who.filter({ hasText: "Mia" }).waitFor();
    await page.getByLabel("Viewing as").selectOption({ label: "Sam Rivera · Sales" });
  });

  test("has an answer for what is not there", async () => {
    const page = await open("/deals/999");
    await page.getByRole("heading", { name: "There is no deal 999" }).waitFor();
    expect(await violations()).toEqual([]);
    await page.goto(`${preview.url}/companies/501`);
    await page.getByRole("heading", { level: 1, name: "Acme" }).waitFor();
    await page.getByText("This card does not build").waitFor();
    await page.getByText("Could not resolve").waitFor();
    await browser.picture("company");
    expect(await violations()).toEqual([]);
    expect(path.posix.basename(new URL(page.url()).pathname)).toBe("501");
  });

  test("can be used on a narrow screen", async () => {
    const page = await open("/deals/801");
    await page.locator("[data-test-id=card-sample_card]").getByText("Version one").waitFor();
    for (const width of [1280, 800]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await browser.picture(`deal-${String(width)}`);
    }
    await page.setViewportSize({ width: 1440, height: 1000 });
  });
});
