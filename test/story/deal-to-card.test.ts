import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startLocal, type LocalProduct } from "../../sandbox/local/start-local.ts";
import { HAS_CHROMIUM, openChromium, type Reader } from "../support/chromium.ts";
import { repositoryRoot } from "../support/database.ts";
import { freePortPair } from "./free-ports.ts";

/** How soon a change made on the record page must be on the card. */
const SOON_MS = 2_000;

describe.skipIf(!HAS_CHROMIUM)("a deal moves, the fee is right, the card shows why", () => {
  let product: LocalProduct;
  let reader: Reader;
  const dataDir = mkdtempSync(path.join(tmpdir(), "story-data-"));

  beforeAll(async () => {
    const started = await startLocal({ port: await freePortPair(), dataDir, reset: false, databaseUrl: null }, repositoryRoot, () => undefined);
    if ("problem" in started) throw new Error(started.problem);
    product = started;
    reader = await openChromium({ pictures: "story", timeZone: "America/New_York", patienceMs: 15_000 });
  }, 120_000);
  afterAll(async () => {
    await reader.close();
    await product.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const cardOf = (page: Reader["page"]) => page.getByTestId("card-deal_partner_card");
  const open = async (at: string) => {
    await reader.page.goto(product.url + at);
    return reader.page;
  };
  const viewAs = (name: string) => reader.page.getByLabel("Viewing as").selectOption({ label: name });
  /** Types a value into a property on the left and waits for the fee it leads to; answers how long that took. */
  const edit = async (label: string, value: string, fee: string | RegExp): Promise<number> => {
    const field = reader.page.getByLabel(label, { exact: true });
    await field.fill(value);
    const began = Date.now();
    await field.press("Enter");
    await cardOf(reader.page).getByText(fee).first().waitFor();
    return Date.now() - began;
  };

  test("an open deal shows what it would earn, and by which rule", async () => {
    const page = await open("/deals/7007");
    const card = cardOf(page);
    await card.getByText("$14,400.00").first().waitFor();
    await card.getByText("Summit & Sons Agency").waitFor();
    await card.getByTestId("tier").filter({ hasText: "Elite" }).waitFor();
    await card.getByTestId("fee-state").filter({ hasText: "Estimate" }).waitFor();
    await card.getByText("How the fee is worked out").click();
    await card.getByText(/A new deal earns 20% at Elite.*\$72,000\.00 × 20% = \$14,400\.00 \(R-12\)/).waitFor();
    await reader.picture("1-estimate");
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  });

  test("a rule that it cites leads to the page of rules, where that rule stands", async () => {
    const [rules] = await Promise.all([reader.page.waitForEvent("popup"), cardOf(reader.page).getByRole("link", { name: "R-12" }).click()]);
    await rules.getByRole("heading", { name: /^R-12 / }).waitFor();
    expect(new URL(rules.url()).hash).toBe("#r-12");
    expect((await new AxeBuilder({ page: rules }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    await rules.close();
  });

  test("moved to Closed Won, it has earned the fee", async () => {
    const page = await open("/deals/7007");
    const card = cardOf(page);
    await card.getByText("$14,400.00").first().waitFor();
    const began = Date.now();
    await page.getByRole("navigation", { name: /Stages/ }).getByRole("button", { name: /Closed Won/ }).click();
    await card.getByTestId("fee-state").filter({ hasText: "Earned" }).waitFor();
    const took = Date.now() - began;
    process.stdout.write(`story: the stage was on the card after ${String(took)} ms (wanted: ${String(SOON_MS)})\n`);
    await page.getByText("Partner fee status: Earned").waitFor();
    await reader.picture("2-earned");
  });

  test("with another amount, the fee is corrected by a row of its own", async () => {
    await edit("Amount", "72900", "$12,960.00");
    const card = cardOf(reader.page);
    await card.getByText("Ledger (2)").click();
    await card.getByRole("cell", { name: "-$1,440.00" }).waitFor();
    await reader.picture("3-corrected");
  });

  test("once the customer's first invoice is paid, it is payable and says when it is due", async () => {
    await edit("First invoice paid on", new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date()), /Payable, due /);
    await reader.picture("4-payable");
  });

  test("lost after won, all of it is taken back; the rows stay", async () => {
    const page = reader.page;
    await page.getByRole("navigation", { name: /Stages/ }).getByRole("button", { name: /Closed Lost/ }).click();
    const card = cardOf(page);
    await card.getByTestId("fee-state").filter({ hasText: "Reversed" }).waitFor();
    await card.getByText("Ledger (3)").waitFor();
    await reader.picture("5-reversed");
  });

  test("a lead in conflict shows its evidence; only a partner manager decides", async () => {
    const page = await open("/companies/5031");
    const card = page.getByTestId("card-company_partner_card");
    await card.getByText(/Umbra Fashion – platform/).first().waitFor();
    await viewAs("Sam Rivera · Sales");
    await card.getByText(/Umbra Fashion – platform/).first().waitFor();
    expect(await card.getByRole("button", { name: "Reject" }).count()).toBe(0);
    await viewAs("Mia Chen · Partner managers");
    await card.getByRole("button", { name: "Reject" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/Reason/).fill("Our own team has an open deal there.");
    await dialog.getByRole("button", { name: "Reject" }).click();
    await card.getByTestId("status-L23").filter({ hasText: "Rejected" }).waitFor();
    await reader.picture("6-lead-rejected");
  });

  test("nothing complained on the way", () => {
    expect(reader.faults).toEqual([]);
  });
});
