import type { ManagersData, RolesData } from "@partner-ledger/contracts/settings";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { auditOf } from "../../../src/server/store/audit.ts";
import { grantRole, revokeRole, type RoleHolder } from "../../../src/server/store/role.ts";
import { eventually, startRunningApp, type RunningApp } from "../../support/running-app.ts";
import { callCard, MANAGER, REP, type Answer, type CardCall } from "../cards/card-caller.ts";

const PORTAL = 20260901n;
const SALES = { kind: "team", id: "501" } as const;
const MIA = { kind: "user", id: "1002" } as const;
const SAM = { kind: "user", id: "1001" } as const;

let app: RunningApp;
beforeAll(async () => {
  app = await startRunningApp({ records: {}, associations: [] });
  await eventually("the account's people", async () => (await app.server.db.prisma.owner.count()) > 0);
});
afterAll(async () => app.close());
afterEach(async () => {
  await app.server.db.prisma.role.deleteMany({ where: { NOT: { subjectId: BigInt(MANAGER) } } });
  await grantRole(app.server.db.prisma, PORTAL, { kind: "user", id: BigInt(MANAGER) }, "partner_manager");
});

const call = (path: string, given?: CardCall): Promise<Answer> => callCard(app.url, path, given);
const grant = (body: unknown, user = MANAGER): Promise<Answer> => call("/settings/roles/grant", { user, body });
const revoke = (body: unknown, user = MANAGER): Promise<Answer> => call("/settings/roles/revoke", { user, body });
const roles = async (user = MANAGER): Promise<RolesData> => (await call("/settings/roles", { user })).body as RolesData;
const managersIn = ({ body }: Answer): readonly string[] => (body as ManagersData).managers.map(({ name }) => name);
const holder = (kind: RoleHolder["kind"], id: bigint): RoleHolder => ({ kind, id });

describe("who sees the roles", () => {
  it("shows a partner manager who decides, and everybody to choose from", async () => {
    expect(await roles()).toEqual({
      managers: [{ kind: "user", id: "1002", name: "Mia Chen", email: "mia@vendor.example", since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), listed: true, removable: false }],
      users: [{ kind: "user", id: "1002", name: "Mia Chen", email: "mia@vendor.example" }, { kind: "user", id: "1001", name: "Sam Rivera", email: "sam@vendor.example" }],
      teams: [{ kind: "team", id: "502", name: "Partner managers", people: ["Mia Chen"] }, { kind: "team", id: "501", name: "Sales", people: ["Sam Rivera"] }],
      canChange: true, upToDate: true,
    });
  });

  it("shows anybody else the same, and that they may not change it", async () => {
    expect(await roles(REP)).toMatchObject({ managers: [{ name: "Mia Chen" }], canChange: false });
  });

  it("refuses what HubSpot did not sign, and an account that did not install the app", async () => {
    expect(await call("/settings/roles", { secret: "not-our-secret" })).toMatchObject({ status: 401, body: { error: { code: "unsigned" } } });
    expect(await call("/settings/roles/grant", { user: MANAGER, body: SAM, skewMs: -301_000 })).toMatchObject({ status: 401 });
    expect(await call("/settings/roles", { portalId: 555 })).toMatchObject({ status: 403, body: { error: { code: "not_installed" } } });
  });

  it("answers another method with the right one", async () => {
    expect((await call("/settings/roles", { body: {} })).status).toBe(405);
    expect((await call("/settings/roles/grant")).status).toBe(405);
  });

  it("shows a manager whom HubSpot does not list any more by kind and id", async () => {
    await grantRole(app.server.db.prisma, PORTAL, holder("team", 77n), "partner_manager");
    expect((await roles()).managers).toContainEqual(expect.objectContaining({ kind: "team", name: "Team 77", people: [], listed: false, removable: true }));
  });

  it("reads people anew each time: whoever left HubSpot is not offered", async () => {
    await app.server.db.prisma.owner.create({ data: { portalId: PORTAL, ownerId: "79999", userId: 1999n, email: null, name: "Left Long Ago", teamIds: [] } });
    expect((await roles()).users.map(({ name }) => name)).toEqual(["Mia Chen", "Sam Rivera"]);
  });
});

describe("giving the role", () => {
  it("makes everybody of a team partner managers, at once, and notes who said so", async () => {
    expect((await roles(REP)).canChange).toBe(false);
    expect(managersIn(await grant(SALES))).toEqual(["Mia Chen", "Sales"]);
    expect((await roles(REP)).canChange).toBe(true);
    expect(await auditOf(app.server.db.prisma, PORTAL, "team:501")).toContainEqual({ actor: "user:1002", action: "manager.appointed", subject: "team:501", details: {} });
  });

  it("does nothing the second time", async () => {
    const once = await grant(SAM);
    expect(await grant(SAM)).toEqual(once);
    expect(await auditOf(app.server.db.prisma, PORTAL, "user:1001")).toHaveLength(1);
  });

  it("is not for others, whoever they name", async () => {
    expect(await grant(SAM, REP)).toEqual({ status: 403, body: { error: { code: "not_permitted", message: "Only partner managers may change who is one." } } });
    expect((await roles(REP)).canChange).toBe(false);
  });

  it.each<[string, unknown, string, string]>([
    ["a user the account does not have", { kind: "user", id: "4040" }, "id", "expected a user of this account"],
    ["a team's id for a user's", { kind: "user", id: "501" }, "id", "expected a user of this account"],
    ["a team the account does not have", { kind: "team", id: "1002" }, "id", "expected a team of this account"],
    ["another kind", { kind: "everybody", id: "1001" }, "kind", "expected user or team"],
    ["an id that is none", { kind: "user", id: "1001; --" }, "id", "expected a HubSpot user's or team's id, digits only"],
    ["no id", { kind: "user" }, "id", "expected a HubSpot user's or team's id, digits only"],
    ["a field too many", { ...SAM, role: "owner" }, "role", "is not a field of this request"],
    ["no object", "1001", "body", "expected a JSON object"],
  ])("refuses %s, naming place and expectation", async (_, body, field, expected) => {
    expect(await grant(body)).toMatchObject({ status: 400, body: { error: { code: "bad_request", fields: { [field]: expected } } } });
  });
});

describe("taking the role back", () => {
  it("takes it back at once, and notes who said so; the second time changes nothing", async () => {
    await grant(SALES);
    expect(managersIn(await revoke(SALES))).toEqual(["Mia Chen"]);
    expect((await roles(REP)).canChange).toBe(false);
    const notes = await auditOf(app.server.db.prisma, PORTAL, "team:501");
    expect(notes.at(-1)).toEqual({ actor: "user:1002", action: "manager.dismissed", subject: "team:501", details: {} });
    expect(await revoke(SALES)).toMatchObject({ status: 200 });
    expect(await auditOf(app.server.db.prisma, PORTAL, "team:501")).toHaveLength(notes.length);
  });

  it("is refused for the last holder: somebody must be able to decide", async () => {
    expect(await revoke(MIA)).toEqual({
      status: 409, body: { error: { code: "last_manager", message: "Nobody would be left to decide leads. Make somebody else a partner manager first." } },
    });
    expect((await roles()).canChange).toBe(true);
  });

  it("counts people, not rows: a team without anybody in it decides nothing", async () => {
    await grantRole(app.server.db.prisma, PORTAL, holder("team", 77n), "partner_manager");
    expect((await revoke(MIA)).status).toBe(409);
    expect(managersIn(await revoke({ kind: "team", id: "77" }))).toEqual(["Mia Chen"]);
  });

  it("lets a manager give up their own role while somebody else has it", async () => {
    await grant(SAM);
    expect(await revoke(MIA)).toMatchObject({ status: 200, body: { managers: [{ name: "Sam Rivera", removable: false }], canChange: false } });
    expect(await grant(MIA)).toMatchObject({ status: 403 });
    await revokeRole(app.server.db.prisma, PORTAL, holder("user", 1001n), "partner_manager");
  });

  it("leaves one of two who take it from each other at the same time", async () => {
    await grant(SAM);
    const answers = await Promise.all([revoke(SAM, MANAGER), revoke(MIA, REP)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect((await roles()).managers).toHaveLength(1);
  });

  it("is not for others", async () => {
    expect(await revoke(MIA, REP)).toMatchObject({ status: 403, body: { error: { code: "not_permitted" } } });
  });
});

describe("without HubSpot", () => {
  it("shows the people known before, and says so", async () => {
    await app.sandbox.close();
    expect(await roles()).toMatchObject({ upToDate: false, users: [{ name: "Mia Chen" }, { name: "Sam Rivera" }], canChange: true });
  });
});
