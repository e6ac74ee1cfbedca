import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RecordList, RecordView, SetupView } from "../../sandbox/record-page/record-view.ts";
import { CardShelf } from "../../sandbox/record-page/card-shelf.ts";
import { FIXTURE_PROJECT, ROOT, startPreview } from "./preview.ts";

describe("the record page's server", () => {
  let preview: Awaited<ReturnType<typeof startPreview>>;
  beforeAll(async () => {
    preview = await startPreview();
  });
  afterAll(async () => {
    await preview.close();
  });
  const get = async <T>(at: string): Promise<T> => (await (await fetch(preview.url + at)).json()) as T;
  const search = (body: object) => fetch(`${preview.url}/record-page/api/search`, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });

  test("leads to the deals, and answers real URLs with the page", async () => {
    const start = await fetch(preview.url);
    expect([new URL(start.url).pathname, start.status]).toEqual(["/deals", 200]);
    const deal = await fetch(`${preview.url}/deals/801`);
    expect(await deal.text()).toContain("Local preview – not HubSpot");
    expect(deal.headers.get("content-security-policy")).toContain("default-src 'self'");
  });

  test("gives cards the variables of the profile and the users of the account", async () => {
    const setup = await get<SetupView>("/record-page/api/setup");
    expect(setup.variables).toEqual({ BACKEND: "https://backend.example.com" });
    expect(setup.users.map(({ userId, team }) => [userId, team.name])).toEqual([[1001, "Sales"], [1002, "Partner managers"]]);
    expect(setup.app.name).toBe("Fixture App");
  });

  test("tells a record with what hangs on it, and who changed what", async () => {
    const deal = await get<RecordView>("/record-page/api/records/deals/801");
    expect(deal.properties["hs_is_closed"]).toBe("false");
    expect(deal.companies.map(({ id, properties, associationTypes }) => [id, properties["name"], associationTypes.map(({ label }) => label)]))
      .toEqual([["501", "Acme", expect.arrayContaining(["Primary"])]]);
    expect(deal.lineItems.map(({ properties }) => properties["amount"])).toEqual(["1200"]);
    expect(deal.history.find(({ property }) => property === "dealname")?.by).toBe("Sam Rivera");
    const list = await get<RecordList>("/record-page/api/records/companies");
    expect(list.rows.map(({ id }) => id)).toEqual(["501"]);
  });

  test("answers 404 for a record that never was", async () => {
    const missing = await fetch(`${preview.url}/record-page/api/records/deals/9`);
    expect([missing.status, await missing.json()]).toEqual([404, { message: "There is no record 9 among the deals." }]);
  });

  test("searches for cards as the API does, and says what is wrong with a search", async () => {
    const filterGroups = [{ filters: [{ propertyName: "amount", operator: "GT", value: "1000" }] }];
    const found = await search({ objectType: "0-3", properties: ["dealname"], filterGroups, pageLength: 5 });
    expect(await found.json()).toMatchObject({ total: 1, results: [{ id: "801", properties: { dealname: "Acme – platform" } }] });
    const unknown = await search({ objectType: "spaceships" });
    expect([unknown.status, ((await unknown.json()) as { message: string }).message]).toEqual([400, expect.stringContaining("spaceships")]);
    expect((await search({ objectType: "deals", pageLength: 1000 })).status).toBe(400);
  });

  test("closes the network to the code that runs cards", async () => {
    const html = await (await fetch(`${preview.url}/deals`)).text();
    const worker = html.replace(/[^]*src="([^"]*)main\.js"[^]*/, "$1worker.js");
    const answer = await fetch(preview.url + worker);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; script-src 'self'");
  });

  test("builds nothing that was built before, and says which card does not build", async () => {
    const outDir = await mkdtemp(path.join(ROOT, ".build/test-cards-"));
    try {
      const built = async () => {
        const shelf = await CardShelf.open({ root: ROOT, srcDir: FIXTURE_PROJECT, outDir }, false);
        await shelf.settled();
        const views = shelf.views();
        await shelf.close();
        const files = (await readdir(outDir, { recursive: true })).filter((file) => file.endsWith(".js"));
        return { views, times: await Promise.all(files.sort().map(async (file) => [path.basename(file), (await stat(path.join(outDir, file))).mtimeMs])) };
      };
      const first = await built();
      expect(first.times.map(([file]) => file)).toEqual(["CrashCard.js", "LibraryCard.js", "SampleCard.js", "SampleSettings.js"]);
      expect(first.views.find(({ uid }) => uid === "broken_card")?.build).toMatchObject({ state: "failed", error: expect.stringContaining("no-such-file") });
      expect(await built()).toEqual(first);
    } finally {
      await rm(outDir, { recursive: true, force: true });
    }
  });
});
