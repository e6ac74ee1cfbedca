import { Alert, Button, EmptyState, ErrorState, Form, LoadingButton, LoadingSpinner, Modal, Select, StatusTag, Table, TableRow } from "@hubspot/ui-extensions";
import { holderDetail, holderOption } from "@partner-ledger/contracts/role-holder";
import type { ManagerView, RolesData, TeamView, UserView } from "@partner-ledger/contracts/settings";
import { afterEach, describe, expect, it, vi } from "vitest";
import { RolesSettings } from "../../src/app/settings/roles/RolesSettings.tsx";
import { found, refused, settingsStage, wordsOf } from "./stage.ts";

const ROLES = "/settings/roles";
const GRANT = "/settings/roles/grant";
const REVOKE = "/settings/roles/revoke";

const MIA: UserView = { kind: "user", id: "1002", name: "Mia Chen", email: "mia@vendor.example" };
const SAM: UserView = { kind: "user", id: "1001", name: "Sam Rivera", email: "sam@vendor.example" };
const SALES: TeamView = { kind: "team", id: "501", name: "Sales", people: ["Ana Silva", "Sam Rivera"] };
const manager = (holder: UserView | TeamView, rest: Partial<ManagerView> = {}): ManagerView => ({ ...holder, since: "2026-04-30", listed: true, removable: true, ...rest }) as ManagerView;
const roles = (rest: Partial<RolesData> = {}): RolesData => ({ managers: [manager(MIA), manager(SALES)], users: [MIA, SAM], teams: [SALES], canChange: true, upToDate: true, ...rest });
/** All text inside a component. */
const said = (node: { toString(): string }): string => node.toString().replace(/\s+/g, " ");
const submission = { targetValue: {} } as never;

afterEach(() => void vi.restoreAllMocks());

async function show(data: RolesData, replies: Parameters<typeof settingsStage>[1] = {}) {
  const scene = settingsStage(1002, { [ROLES]: [found(data)], ...replies });
  scene.card.render(<RolesSettings />);
  await scene.card.waitFor(() => expect(scene.card.maybeFind(LoadingSpinner)).toBeNull());
  const alerts = () => scene.card.mocks.actions.addAlert.calls.map(([alert]) => alert);
  const holderSelect = () => scene.card.findByTestId(Select, "holder");
  const add = () => scene.card.findByTestId(Form, "add-manager").trigger("onSubmit", submission);
  const choose = async (id: string) => {
    holderSelect().trigger("onChange", id as never);
    await scene.card.waitFor(() => expect(holderSelect().props.value).toBe(id));
  };
  const confirm = (id: string) => scene.card.findByTestId(LoadingButton, `${id}-confirm`).trigger("onClick");
  return { ...scene, alerts, holderSelect, add, choose, confirm };
}

describe("the settings page while it has nothing to show", () => {
  it("says that it is loading", () => {
    const { card } = settingsStage(1002, { [ROLES]: [found(roles())] });
    card.render(<RolesSettings />);
    expect(card.find(LoadingSpinner).props.label).toBe("Loading settings…");
  });

  it("says what went wrong, and tries again", async () => {
    const { card } = await show(roles(), { [ROLES]: ["no answer", found(roles())] });
    expect(card.find(ErrorState).props.title).toBe("The settings could not be loaded");
    card.findByTestId(Button, "retry").trigger("onClick");
    await card.waitFor(() => card.find(Table));
  });

  it("does not show itself to whom the backend refuses", async () => {
    const { card } = await show(roles(), { [ROLES]: [refused(403, { code: "not_permitted", message: "You may not do this." })] });
    expect(card.find(ErrorState).props).toMatchObject({ type: "lock", title: "Not shown to you" });
  });

  it("says that the app is not connected, and looks again", async () => {
    const { card } = await show(roles(), { [ROLES]: [refused(403, { code: "not_installed", message: "Not installed." }), found(roles())] });
    expect(card.find(EmptyState).props.title).toBe("Partner Ledger is not connected");
    card.findByTestId(Button, "retry").trigger("onClick");
    await card.waitFor(() => card.find(Table));
  });

  it("names no backend where the build names none", async () => {
    const { card } = settingsStage(1002, {});
    card.mocks.context.variables = {};
    card.render(<RolesSettings />);
    await card.waitFor(() => card.find(ErrorState));
    expect(wordsOf({ card })).toContain("names no backend");
  });
});

describe("the list of partner managers", () => {
  it("shows people and teams, since when, and who is looking", async () => {
    const { card } = await show(roles());
    const row = card.findByTestId(TableRow, "manager-user-1002");
    expect(said(row)).toContain("Mia Chen (you)");
    expect(said(row)).toContain("mia@vendor.example");
    expect(said(row)).toContain("Apr 30, 2026");
    expect(said(card.findByTestId(TableRow, "manager-team-501"))).toContain("2 people: Ana Silva, Sam Rivera");
  });

  it("writes days as its reader does", async () => {
    const { card } = settingsStage(1002, { [ROLES]: [found(roles())] });
    card.mocks.context.user.locale = "de-de";
    card.render(<RolesSettings />);
    await card.waitFor(() => expect(said(card.findByTestId(TableRow, "manager-user-1002"))).toContain("30.04.2026"));
  });

  it("offers no change to those who may not, and says whom to ask", async () => {
    const { card } = await show(roles({ canChange: false }));
    expect(card.find(Alert).props.title).toBe("Only partner managers may change this");
    expect(wordsOf({ card })).toContain("Ask one of them: Mia Chen, Sales.");
    expect(card.maybeFind(Button)).toBeNull();
    expect(card.maybeFind(Form)).toBeNull();
  });

  it("says that nobody decides yet, and how that changes", async () => {
    const { card } = await show(roles({ managers: [], canChange: false }));
    expect(card.find(EmptyState).props.title).toBe("Nobody decides leads yet");
    expect(wordsOf({ card })).toContain("becomes the first");
    expect(wordsOf({ card })).toContain("There is none yet.");
  });

  it("marks whom HubSpot does not list any more, and says when its lists are old", async () => {
    const { card } = await show(roles({ managers: [manager(MIA, { removable: false }), manager({ kind: "user", id: "77", name: "User 77", email: null }, { listed: false })], upToDate: false }));
    expect(card.find(StatusTag).text).toBe("No longer in HubSpot");
    expect(card.find(Alert).props.title).toBe("HubSpot did not answer");
    expect(card.findByTestId(TableRow, "manager-user-1002").maybeFind(Button)).toBeNull();
    expect(said(card.findByTestId(TableRow, "manager-user-1002"))).toContain("Somebody has to decide");
  });
});

describe("adding a partner manager", () => {
  it("offers whoever has not got the role, sends the choice once, says so and shows it", async () => {
    const after = { managers: [manager(MIA), manager(SAM), manager(SALES)], canChange: true };
    const { card, holderSelect, choose, add, asked, actionsAsked, alerts } = await show(roles(), { [GRANT]: [found(after)] });
    expect(holderSelect().props.options).toEqual([{ label: "Sam Rivera (sam@vendor.example)", value: "1001" }]);
    await choose("1001");
    add();
    add();
    await card.waitFor(() => card.findByTestId(TableRow, "manager-user-1001"));
    expect(actionsAsked()).toEqual([{ path: GRANT, body: { kind: "user", id: "1001" } }]);
    expect(alerts()).toEqual([{ type: "success", message: "Sam Rivera is a partner manager now." }]);
    expect(wordsOf({ card })).toContain("Everybody in this account has the role by name already.");
    expect(card.findByTestId(LoadingButton, "add-manager-submit").props.disabled).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it("takes a team too", async () => {
    const { card, holderSelect, choose, add, actionsAsked, alerts } = await show(roles({ managers: [manager(MIA)] }), { [GRANT]: [found({ managers: [manager(MIA), manager(SALES)], canChange: true })] });
    card.findByTestId(Select, "kind").trigger("onChange", "team" as never);
    await card.waitFor(() => expect(holderSelect().props.options).toEqual([{ label: "Sales (2 people)", value: "501" }]));
    await choose("501");
    add();
    await vi.waitFor(() => expect(alerts()).toEqual([{ type: "success", message: "Everybody of the team Sales is a partner manager now." }]));
    expect(actionsAsked()).toEqual([{ path: GRANT, body: { kind: "team", id: "501" } }]);
  });

  it("asks for a choice before it asks the backend", async () => {
    const { card, holderSelect, add, actionsAsked } = await show(roles());
    add();
    await card.waitFor(() => expect(holderSelect().props).toMatchObject({ error: true, validationMessage: "Choose the person who gets the role." }));
    expect(actionsAsked()).toEqual([]);
  });

  it("shows a refusal beside the field it concerns, keeps the choice, and forgets it with the next", async () => {
    const refusal = refused(400, { code: "bad_request", message: "Check the form.", fields: { id: "expected a user of this account" } });
    const { card, holderSelect, choose, add } = await show(roles({ managers: [manager(SALES)] }), { [GRANT]: [refusal] });
    await choose("1001");
    add();
    await card.waitFor(() => expect(holderSelect().props).toMatchObject({ value: "1001", error: true, validationMessage: "expected a user of this account" }));
    await choose("1002");
    expect(holderSelect().props.error).toBeUndefined();
  });

  it("says that the backend did not answer, so that nobody knows whether it was done", async () => {
    const { card, choose, add } = await show(roles(), { [GRANT]: ["no answer"] });
    await choose("1001");
    add();
    await card.waitFor(() => expect(card.find(Alert).props.title).toBe("Partner Ledger is not available"));
    expect(said(card.find(Alert))).toContain("may or may not have been done");
  });
});

describe("removing a partner manager", () => {
  it("says what it means, sends it once, says so and closes", async () => {
    const { card, confirm, actionsAsked, alerts } = await show(roles(), { [REVOKE]: [found({ managers: [manager(MIA, { removable: false })], canChange: true })] });
    expect(said(card.find(Modal, { id: "remove-team-501" }))).toContain("Nobody will decide leads or change these settings as one of the team Sales any more.");
    confirm("remove-team-501");
    confirm("remove-team-501");
    await card.waitFor(() => expect(card.maybeFindByTestId(TableRow, "manager-team-501")).toBeNull());
    expect(actionsAsked()).toEqual([{ path: REVOKE, body: { kind: "team", id: "501" } }]);
    expect(alerts()).toEqual([{ type: "success", message: "The team Sales has the role no longer." }]);
    await vi.waitFor(() => expect(card.mocks.actions.closeOverlay.calls).toEqual([["remove-team-501"]]));
  });

  it("warns whoever gives up their own role, and takes the page's changes away with it", async () => {
    const { card, confirm } = await show(roles(), { [REVOKE]: [found({ managers: [manager(SALES, { removable: false })], canChange: false })] });
    expect(said(card.find(Modal, { id: "remove-user-1002" }))).toContain("You will not decide leads or change these settings any more");
    confirm("remove-user-1002");
    await card.waitFor(() => expect(card.maybeFind(Form)).toBeNull());
    expect(card.find(Alert).props.title).toBe("Only partner managers may change this");
  });

  it("says in the dialog why the last one stays", async () => {
    const message = "Nobody would be left to decide leads. Make somebody else a partner manager first.";
    const { card, confirm } = await show(roles(), { [REVOKE]: [refused(409, { code: "last_manager", message })] });
    confirm("remove-user-1002");
    await card.waitFor(() => expect(said(card.find(Modal, { id: "remove-user-1002" }).find(Alert))).toContain(message));
    expect(card.mocks.actions.closeOverlay.calls).toEqual([]);
    card.find(Modal, { id: "remove-user-1002" }).trigger("onOpen");
    await card.waitFor(() => expect(card.maybeFind(Alert)).toBeNull());
  });

  it("reads everything anew when the viewer has lost the role meanwhile", async () => {
    const { card, confirm } = await show(roles(), {
      [ROLES]: [found(roles()), found(roles({ canChange: false }))], [REVOKE]: [refused(403, { code: "not_permitted", message: "Only partner managers may change who is one." })],
    });
    confirm("remove-team-501");
    await card.waitFor(() => expect(card.find(Alert).props.title).toBe("Only partner managers may change this"));
  });
});

describe("what tells people and teams apart", () => {
  it("names people by their email, and teams by how many they are", () => {
    expect(holderOption(MIA)).toBe("Mia Chen (mia@vendor.example)");
    expect(holderOption({ ...MIA, email: null })).toBe("Mia Chen");
    expect(holderOption({ ...MIA, name: "mia@vendor.example" })).toBe("mia@vendor.example");
    expect(holderOption({ ...SALES, people: ["Ana Silva"] })).toBe("Sales (1 person)");
    expect(holderDetail({ ...SALES, people: [] })).toBeNull();
  });
});
