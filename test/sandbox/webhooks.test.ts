import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { APP } from "../../sandbox/account.ts";
import { Account } from "./account.ts";
import { eventsIn } from "./app-server.ts";
import type { ReceivedCall } from "./app-server.ts";

let account: Account;
beforeEach(async () => {
  account = await Account.start({ limits: { burst: 10_000 } });
  await account.install();
});
afterEach(async () => { await account.close(); });

const move = (dealstage: string, userId = 1001): Promise<unknown> => account.control("PATCH", "/records/deals/201", { userId, properties: { dealstage } });

/** Waits until nothing is on its way, and answers all events so far. */
async function settledEvents(): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await vi.waitFor(async () => { expect((await account.control("GET", "/webhooks/pending")).body.at("pending")).toBe(0); });
  return eventsIn(account.app.calls);
}

describe("what is sent", () => {
  test("a user's change arrives as a signed event with all its facts", async () => {
    const before = Date.now();
    await move("presentationscheduled");
    const [call] = await account.app.received(1);
    expect(call?.url).toBe("/webhooks/hubspot");
    expect(eventsIn([call as ReceivedCall])).toEqual([{
      eventId: expect.any(Number), subscriptionId: 4_000_006, portalId: 20260901, appId: 3110042, occurredAt: expect.any(Number), attemptNumber: 0,
      subscriptionType: "object.propertyChange", objectTypeId: "0-3", objectId: 201,
      propertyName: "dealstage", propertyValue: "presentationscheduled", isSensitive: false,
      changeSource: "CRM_UI", sourceId: "userId:1001",
    }]);
    const timestamp = String(call?.headers["x-hubspot-request-timestamp"]);
    expect(Number(timestamp)).toBeGreaterThanOrEqual(before);
    const signed = `POST${account.app.url}/webhooks/hubspot${call?.body ?? ""}${timestamp}`;
    expect(call?.headers["x-hubspot-signature-v3"]).toBe(createHmac("sha256", APP.clientSecret).update(signed).digest("base64"));
  });

  test("an app's own write comes back as an integration's, and only for subscribed properties", async () => {
    await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { dealname: "Quiet", amount: "42" } });
    expect(await settledEvents()).toMatchObject([{ propertyName: "amount", propertyValue: "42", changeSource: "INTEGRATION", sourceId: "3110042" }]);
  });

  test("writing what is already there is no event", async () => {
    await account.api("PATCH", "/crm/objects/2026-09/deals/201", { properties: { amount: "1200" } });
    await move("contractsent");
    expect(await settledEvents()).toEqual([]);
  });

  test("winning a deal by hand brings the close date along; a line item brings the amount", async () => {
    await move("closedwon", 1002);
    expect((await settledEvents()).map((event) => event["propertyName"])).toEqual(["dealstage", "closedate"]);
    account.app.clear();
    await account.control("PATCH", "/records/line_items/401", { properties: { amount: "900" } });
    expect(await settledEvents()).toMatchObject([
      { objectTypeId: "0-8", objectId: 401, propertyName: "amount", propertyValue: "900", changeSource: "CRM_UI" },
      { objectTypeId: "0-3", objectId: 201, propertyName: "amount", propertyValue: "1100", changeSource: "CALCULATED" },
    ]);
  });

  test("creation, deletion, restore and merge", async () => {
    const created = await account.control("POST", "/records/deals", { properties: { dealname: "New", dealstage: "qualifiedtobuy" } });
    const id = Number(created.body.at("id"));
    await account.control("DELETE", `/records/deals/${String(id)}`);
    await account.control("POST", `/records/deals/${String(id)}/restore`);
    await account.control("POST", "/records/deals/201/merge", { otherId: String(id) });
    const events = await settledEvents();
    expect(events.filter((event) => event["objectId"] === id)).toMatchObject([
      { subscriptionType: "object.creation", changeFlag: "NEW" }, { subscriptionType: "object.propertyChange", propertyName: "dealstage" },
      { subscriptionType: "object.deletion" }, { subscriptionType: "object.restore" },
    ]);
    const [merge] = events.filter((event) => event["subscriptionType"] === "object.merge");
    expect(merge).toMatchObject({ primaryObjectId: 201, mergedObjectIds: [id], objectId: merge?.["newObjectId"] });
  });

  test("a primary link is two events in the subscribed direction, without an object id", async () => {
    await account.control("PUT", "/records/deals/202/associations/companies/103", { typeIds: [5] });
    const events = await settledEvents();
    expect(events).toMatchObject([
      { associationType: "DEAL_TO_COMPANY", fromObjectId: 202, toObjectId: 102, associationRemoved: true, isPrimaryAssociation: true },
      { associationType: "DEAL_TO_COMPANY", fromObjectId: 202, toObjectId: 103, associationRemoved: false, isPrimaryAssociation: false },
      { associationType: "DEAL_TO_COMPANY", fromObjectId: 202, toObjectId: 103, associationRemoved: false, isPrimaryAssociation: true },
    ]);
    expect(events.some((event) => "objectId" in event)).toBe(false);
  });

  test("a company's new parent is a change of its property", async () => {
    await account.control("PUT", "/records/companies/101/associations/companies/103", { typeIds: [13] });
    expect(await settledEvents()).toMatchObject([{ objectTypeId: "0-2", objectId: 103, propertyName: "hs_parent_company_id", propertyValue: "101" }]);
  });

  test("an account that uninstalled the app sends nothing", async () => {
    await account.control("POST", "/oauth/uninstall");
    await move("closedlost");
    expect((await account.control("GET", "/webhooks/pending")).body.at("pending")).toBe(0);
    expect(account.app.calls).toEqual([]);
  });
});

describe("how it is sent", () => {
  test("batches hold a hundred events at most", async () => {
    await account.control("PUT", "/trouble/webhooks", { hold: true });
    const inputs = Array.from({ length: 60 }, (_, index) => ({ properties: { dealname: `Deal ${String(index)}`, dealstage: "qualifiedtobuy" } }));
    await account.api("POST", "/crm/objects/2026-09/deals/batch/create", { inputs });
    expect(account.app.calls).toEqual([]);
    await account.control("PUT", "/trouble/webhooks", {});
    await account.app.received(2);
    expect(account.app.calls.map((call) => eventsIn([call]).length)).toEqual([100, 20]);
  });

  test("a failed batch comes again as it was, counting its attempts", async () => {
    account.app.answers({ status: 500 }, "hang-up", { status: 404 });
    await move("presentationscheduled");
    await account.app.received(4);
    expect(eventsIn(account.app.calls).map((event) => event["attemptNumber"])).toEqual([0, 1, 2, 3]);
    expect(new Set(eventsIn(account.app.calls).map((event) => event["eventId"])).size).toBe(1);
    await settledEvents();
  });

  test("it gives up after its last retry", async () => {
    account.app.answers({ status: 500 }, { status: 500 }, { status: 500 }, { status: 500 }, { status: 500 });
    await move("presentationscheduled");
    await settledEvents();
    expect(account.app.calls).toHaveLength(4);
  });

  test("duplicates and drops on demand", async () => {
    await account.control("PUT", "/trouble/webhooks", { duplicates: 2, drop: 1 });
    await move("presentationscheduled");
    await move("closedlost");
    await account.app.received(3);
    expect(eventsIn(account.app.calls.slice(0, 3)).every((event) => event["propertyValue"] !== "presentationscheduled")).toBe(true);
  });

  test("no more calls at once than the app allows", async () => {
    await account.control("PUT", "/trouble/webhooks", { hold: true, duplicates: 40 });
    await move("closedlost");
    await account.control("PUT", "/trouble/webhooks", { duplicates: 40 });
    await account.app.received(41);
    const inFlight = account.sandbox.journal.find({ kind: "webhook" });
    const overlapping = inFlight.map((one) => inFlight.filter((other) =>
      Date.parse(other.at) < Date.parse(one.at) && Date.parse(other.at) + other.durationMs > Date.parse(one.at)).length);
    expect(Math.max(...overlapping)).toBeLessThan(10);
  });
});
