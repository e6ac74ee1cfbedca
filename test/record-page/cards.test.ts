import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HAS_CHROMIUM } from "../support/chromium.ts";
import { openBrowser } from "./browser.ts";
import { FIXTURE_PROJECT, ROOT, startPreview } from "./preview.ts";

describe.skipIf(!HAS_CHROMIUM)("cards on the record page", () => {
  let project: string;
  let preview: Awaited<ReturnType<typeof startPreview>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;

  beforeAll(async () => {
    // A copy, since a test edits it; below the repository, so that the cards find their packages.
    project = await mkdtemp(path.join(ROOT, ".build/test-project-"));
    await cp(FIXTURE_PROJECT, project, { recursive: true });
    [preview, browser] = await Promise.all([startPreview({ srcDir: project, watch: true }), openBrowser()]);
    await preview.settled();
  });
  afterAll(async () => {
    await browser.close();
    await preview.close();
    await rm(project, { recursive: true, force: true });
  });

  const openCard = async (uid: string) => {
    await browser.page.goto(`${preview.url}/deals/801`);
    return browser.page.locator(`[data-test-id=card-${uid}]`);
  };
  const violations = async () => (await new AxeBuilder({ page: browser.page }).analyze()).violations
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);

  test("reads the record through the SDK's hooks, and finds every other way out closed", async () => {
    const card = await openCard("sample_card");
    await card.getByTestId("amount").filter({ hasText: "$1,200.00" }).waitFor();
    await card.getByTestId("company").filter({ hasText: "Acme" }).waitFor();
    await card.getByTestId("ways-out").filter({ hasText: "closed" }).waitFor();
  });

  test("calls its backend as the user who looks, and raises an alert", async () => {
    const card = await openCard("sample_card");
    await card.getByRole("button", { name: "Ask the backend" }).click();
    await card.getByTestId("answer").filter({ hasText: "201: user 1001, deal 801, hello world" }).waitFor();
    await browser.page.getByRole("region", { name: "Alerts" }).getByText("The backend answered").waitFor();
  });

  test("opens a dialog that works with the keyboard alone", async () => {
    const { page } = browser;
    const card = await openCard("sample_card");
    const opener = card.getByRole("button", { name: "Write a note" });
    await opener.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Write a note" });
    await dialog.getByRole("button", { name: "Save" }).press("Enter");
    await dialog.getByRole("alert").filter({ hasText: "Say something." }).waitFor();
    expect(await violations()).toEqual([]);
    await browser.picture("dialog");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.locator("button:focus").filter({ hasText: "Write a note" }).waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByLabel("Note").pressSequentially("typed faster than the worker answers");
    await dialog.getByLabel("Kind").selectOption({ label: "Eight" });
    await dialog.getByLabel("Note").press("Enter");
    await card.getByTestId("answer").filter({ hasText: "noted: typed faster than the worker answers (number 8)" }).waitFor();
    await dialog.waitFor({ state: "detached" });
  });

  test("keeps a crash to the card that crashed, and starts it again", async () => {
    const { page } = browser;
    const card = await openCard("crash_card");
    await card.getByText("CrmReport is drawn by HubSpot only.").waitFor();
    await card.getByRole("button", { name: "Crash" }).last().click();
    await card.getByRole("alert").filter({ hasText: "crashed on purpose" }).waitFor();
    await page.locator("[data-test-id=card-sample_card]").getByText("Version one").waitFor();
    expect(await violations()).toEqual([]);
    await card.getByRole("button", { name: "Start it again" }).click();
    await card.getByText("Still up").waitFor();
  });

  test("draws figures, tables and charts that a machine finds no fault with", async () => {
    const card = await openCard("library_card");
    await card.getByRole("tab", { name: "Show" }).press("ArrowRight");
    await card.getByRole("progressbar", { name: "Certified people" }).waitFor();
    await card.getByRole("row", { name: "February 140 190" }).first().waitFor({ state: "attached" });
    await card.getByRole("button", { name: "Name" }).click();
    await card.getByRole("button", { name: "Next page" }).click();
    await card.getByRole("cell", { name: "Row 2" }).waitFor();
    await browser.picture("figures");
    expect(await violations()).toEqual([]);
    await card.getByRole("tab", { name: "Log" }).click();
    await expect.poll(() => card.getByTestId("log").innerText()).toBe("tab figures | sort ascending | page 2 | tab log");
  });

  test("reports what is entered into a form with the types the card asked for", async () => {
    const card = await openCard("library_card");
    await card.getByRole("tab", { name: "Form" }).click();
    await card.getByLabel("Text", { exact: true }).fill("hello");
    await card.getByLabel("Number").fill("7.5");
    await card.getByLabel("Date").fill("2026-03-09");
    await card.getByLabel("One of").selectOption({ label: "No" });
    await card.getByLabel("A", { exact: true }).check();
    await card.getByLabel("B", { exact: true }).check();
    await card.getByLabel("Y", { exact: true }).check();
    await card.getByLabel("Agree").check();
    await card.getByRole("switch").click();
    expect(await violations()).toEqual([]);
    await browser.picture("form");
    await card.getByRole("button", { name: "Send" }).click();
    await card.getByRole("tab", { name: "Log" }).click();
    const log = await card.getByTestId("log").innerText();
    for (const entry of ["text hello", "number number 7.5", "date 2026/2/9", "one boolean false", "many a+b", "either y", "agree true", "switch true"]) {
      expect(log).toContain(entry);
    }
    expect(log).toContain('"many":["a","b"]');
  });

  test("opens and closes panels and lists of actions", async () => {
    const { page } = browser;
    const card = await openCard("library_card");
    await card.getByRole("button", { name: "Open panel" }).click();
    await page.getByRole("dialog", { name: "Side panel" }).getByText("In the panel").waitFor();
    await page.getByRole("button", { name: "Done" }).click();
    await card.getByRole("button", { name: "Actions" }).press("Enter");
    await card.getByRole("button", { name: "Actions" }).press("ArrowDown");
    await page.keyboard.press("Enter");
    await card.getByRole("tab", { name: "Log" }).click();
    await expect.poll(() => card.getByTestId("log").innerText()).toBe("opened | closed | item one | tab log");
  });

  test("shows an edited card without the page being loaded anew", async () => {
    const { page } = browser;
    const card = await openCard("sample_card");
    await card.getByText("Version one").waitFor();
    await page.evaluate("window.sameVisit = true");
    const file = path.join(project, "app/cards/SampleCard.jsx");
    const source = await readFile(file, "utf8");
    await writeFile(file, source.replace("Version one", "Version two"));
    await card.getByText("Version two").waitFor();
    await writeFile(file, "export const broken = ;");
    await card.getByRole("alert").filter({ hasText: "This card does not build" }).waitFor();
    await writeFile(file, source);
    await card.getByText("Version one").waitFor();
    expect(await page.evaluate("window.sameVisit")).toBe(true);
  });
});
