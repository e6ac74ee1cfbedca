import { mkdirSync } from "node:fs";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_BROWSER, openBrowser } from "./browser.ts";
import { ROOT, startPreview } from "./preview.ts";

const SHOTS = path.join(ROOT, "artifacts/record-page");

describe.skipIf(!HAS_BROWSER)("the record page", () => {
  let preview: Awaited<ReturnType<typeof startPreview>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    [preview, browser] = await Promise.all([startPreview(), openBrowser()]);
    await preview.settled();
  });
  afterAll(async () => {
    await browser.close();
    await preview.close();
  });

  test("opens a deal", async () => {
    const { page } = browser;
    await page.goto(`${preview.url}/deals/801`);
    await page.getByRole("heading", { level: 1, name: "Acme – platform" }).waitFor();
    await page.locator("[data-test-id=card-sample_card]").getByText("Version one").waitFor();
    await page.screenshot({ path: path.join(SHOTS, "deal.png"), fullPage: true });
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes.map((node) => [node.target, node.any[0]?.message])])).toEqual([]);
    expect(browser.errors).toEqual([]);
  });
});
