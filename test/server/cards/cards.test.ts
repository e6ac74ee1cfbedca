import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appendFacts } from "../../../src/server/store/facts.ts";
import { eventually, type RunningApp } from "../../support/running-app.ts";
import { callCard, MANAGER, REP, type CardCall } from "./card-caller.ts";
import { BRIGHT, LONELY_DEAL, OPEN_DEAL, startPartnerAccount } from "./partner-account.ts";

let app: RunningApp;
beforeAll(async () => { app = await startPartnerAccount(); });
afterAll(async () => app.close());

const call = (path: string, given?: CardCall) => callCard(app.url, path, given);

describe("who asks", () => {
  const code = (value: string) => expect.objectContaining({ error: expect.objectContaining({ code: value }) });

  it.each<[string, CardCall]>([
    ["another app's secret", { secret: "not-our-secret" }],
    ["an old request", { skewMs: -301_000 }],
    ["a request from the future", { skewMs: 330_000 }],
    ["a second portal in the query", { extraQuery: "&portalId=1" }],
    ["a second user in the query", { extraQuery: `&userId=${MANAGER}` }],
    ["a second app in the query", { extraQuery: "&appId=3110042" }],
  ])("refuses %s without saying anything else", async (_, given) => {
    expect(await call(`/cards/deal?dealId=${OPEN_DEAL}`, given)).toEqual({ status: 401, body: code("unsigned") });
  });

  it("refuses a request without a signature", async () => {
    const response = await fetch(`${app.url}/cards/deal?dealId=${OPEN_DEAL}&portalId=20260901&userId=1001&appId=3110042&userEmail=a@b.c`);
    expect(response.status).toBe(401);
  });

  it("has nothing for an account that did not install the app", async () => {
    expect(await call(`/cards/deal?dealId=${OPEN_DEAL}`, { portalId: 555 })).toEqual({ status: 403, body: code("not_installed") });
  });

  it("does not take the user from the body", async () => {
    expect(await call("/cards/decide-lead", { user: REP, body: { leadId: "L1", decision: "accept", userId: MANAGER } })).toMatchObject({
      status: 400, body: { error: { code: "bad_request", fields: { userId: "is not a field of this request" } } },
    });
  });

  it("answers another method with the right one", async () => {
    expect((await call("/cards/deal", { body: {} })).status).toBe(405);
    expect((await fetch(`${app.url}/cards/deal?dealId=${OPEN_DEAL}`, { method: "HEAD" })).status).toBe(405);
  });
});

describe("what is asked", () => {
  it.each<[string, unknown, string, string]>([
    ["/cards/attach-partner", { dealId: "7x", partnerId: null }, "dealId", "expected a HubSpot deal's id, digits only"],
    ["/cards/attach-partner", { dealId: "701" }, "partnerId", "expected a partner's company id, digits only"],
    ["/cards/attach-partner", { dealId: OPEN_DEAL, partnerId: "513" }, "partnerId", "expected a partner that is in the program"],
    ["/cards/register-lead", { partnerId: BRIGHT, dealId: "1", companyId: "2" }, "dealId", "expected either a deal or a company, not both"],
    ["/cards/register-lead", { partnerId: BRIGHT }, "dealId", "expected either a deal or a company, not both"],
    ["/cards/register-lead", { partnerId: BRIGHT, dealId: LONELY_DEAL }, "dealId", "expected a deal with a company: a lead is for an account"],
    ["/cards/decide-lead", { leadId: "L1", decision: "reject" }, "reason", "expected a reason: the partner is shown it"],
    ["/cards/decide-lead", { leadId: "L1", decision: "reject", reason: "  " }, "reason", "expected a reason, not blank"],
    ["/cards/decide-lead", { leadId: "L1", decision: "perhaps" }, "decision", "expected accept, reject or withdraw"],
    ["/cards/enroll-partner", [], "body", "expected a JSON object"],
  ])("%s names the place and the expectation: %j", async (path, body, field, expectation) => {
    const answer = await call(path, { user: MANAGER, body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "bad_request", fields: { [field]: expectation } } } });
  });

  it.each(["0", "007", "9".repeat(19), "../7", "%00", ""])("refuses the deal id %j, and nobody looks for it", async (dealId) => {
    expect(await call(`/cards/deal?dealId=${dealId}`)).toMatchObject({ status: 400, body: { error: { fields: { dealId: "expected a HubSpot deal's id, digits only" } } } });
    expect(await app.server.db.prisma.dirtyDeal.count({ where: { dealId } })).toBe(0);
  });

  it("answers a deal that is not in the account as missing, once HubSpot has been asked", async () => {
    expect(await call("/cards/deal?dealId=999999")).toMatchObject({ status: 200, body: { syncing: true, partner: null, viewer: { canAttach: false } } });
    const answer = await eventually("the deal to be missed", async () => {
      const found = await call("/cards/deal?dealId=999999");
      return found.status === 404 && found;
    });
    expect(answer.body).toEqual({ error: { code: "not_found", message: "There is no such deal in this account." } });
  });

  it("answers a company that is not in the account as missing", async () => {
    expect(await call("/cards/company?companyId=999999")).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
  });

  it("answers another account's company exactly as a missing one", async () => {
    const other = { type: "company.updated", id: "c1", on: "2026-01-01", recordedOn: "2026-01-01", company: { id: "888", name: "Elsewhere Ltd" }, status: "customer" } as const;
    await appendFacts(app.server.db.prisma, 777n, [other]);
    expect(await call("/cards/company?companyId=888")).toEqual(await call("/cards/company?companyId=999999"));
    expect(await call("/cards/enroll-partner", { user: MANAGER, body: { companyId: "888" } })).toEqual(await call("/cards/enroll-partner", { user: MANAGER, body: { companyId: "999999" } }));
  });

  it("shows a deal that has no partner, and why it pays nothing", async () => {
    const settled = await eventually("the deal to settle", async () => {
      const { body } = await call(`/cards/deal?dealId=${OPEN_DEAL}`);
      return typeof body === "object" && body !== null && "syncing" in body && body.syncing === false && body;
    });
    expect(settled).toMatchObject({
      dealName: "Meridian platform", company: { id: "511", name: "Meridian Labs" }, program: { currency: "USD" }, partner: null, lead: null, history: [],
      viewer: { canAttach: true, canRegister: true, canDecide: false, canEnroll: false },
      fee: { state: "none", total: null, because: { kind: "no_partner", rule: "R-31" } },
    });
  });

  it("gives the same version to the same data, and another to another user", async () => {
    const version = async (user: number): Promise<unknown> => ((await call(`/cards/deal?dealId=${LONELY_DEAL}`, { user })).body as { version: string }).version;
    expect(await version(REP)).toBe(await version(REP));
    expect(await version(REP)).not.toBe(await version(MANAGER));
  });

  it("lists the partners by name, each with its tier", async () => {
    expect((await call("/cards/partners")).body).toEqual({ partners: [{ id: BRIGHT, name: "Bright Agency", tier: "Expert" }, { id: "502", name: "Nova Partners", tier: "Partner" }] });
  });
});
