import { Alert, Button, Form, LoadingButton, Modal, Select, StatusTag, Text, TextArea } from "@hubspot/ui-extensions";
import type { DealCardData } from "@partner-ledger/contracts/deal-card";
import type { ConflictView } from "@partner-ledger/contracts/lead";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DealSidebar } from "../../src/app/cards/deal/DealSidebar.tsx";
import { aConflict, aDeal, aLead, MANAGER } from "./card-data.ts";
import { found, refused, stage, wordsOf } from "./stage.ts";

const DEAL = "/cards/deal";
const PARTNERS = { "/cards/partners": [found({ partners: [{ id: "5001", name: "Northwind Consulting", tier: "expert" }, { id: "5002", name: "Blue Yonder", tier: "partner" }] })] };
const DONE = found({ done: true, lead: null });
const submission = { targetValue: {} } as never;

const bare = aDeal({ partner: null, lead: null, viewer: MANAGER });
const waiting = (conflicts: readonly ConflictView[] = []): DealCardData =>
  aDeal({ viewer: MANAGER, lead: aLead({ conflicts }) });

afterEach(() => void vi.restoreAllMocks());

async function show(deal: DealCardData, replies: Parameters<typeof stage>[1], after: DealCardData = deal) {
  const scene = stage(42, { [DEAL]: [found(deal), found({ ...after, version: "v2" })], ...replies });
  scene.card.render(<DealSidebar />);
  await scene.card.waitFor(() => scene.card.find(Button));
  const form = (id: string) => scene.card.findByTestId(Form, `${id}-form`);
  const alerts = () => scene.card.mocks.actions.addAlert.calls.map(([alert]) => alert);
  return { ...scene, form, alerts };
}

describe("attaching a partner", () => {
  it("lists the partners when the dialog opens, sends the choice once, says so and closes", async () => {
    const { card, form, asked, actionsAsked, alerts } = await show(bare, { ...PARTNERS, "/cards/attach-partner": [DONE] }, aDeal());
    expect(asked.map(({ path }) => path)).toEqual(["/cards/deal?dealId=42"]);
    card.find(Modal, { id: "attach-partner" }).trigger("onOpen");
    await card.waitFor(() => form("attach-partner").find(Select));
    expect(form("attach-partner").find(Select).props.options).toEqual([
      { label: "Northwind Consulting (Expert)", value: "5001" }, { label: "Blue Yonder (Partner)", value: "5002" },
    ]);
    form("attach-partner").find(Select).trigger("onChange", "5002" as never);
    await card.waitFor(() => expect(form("attach-partner").find(Select).props.value).toBe("5002"));
    form("attach-partner").trigger("onSubmit", submission);
    form("attach-partner").trigger("onSubmit", submission);
    await vi.waitFor(() => expect(card.mocks.actions.closeOverlay.calls).toEqual([["attach-partner"]]));
    expect(actionsAsked()).toEqual([{ path: "/cards/attach-partner", body: { dealId: "42", partnerId: "5002" } }]);
    expect(alerts()).toEqual([{ type: "success", message: "Partner attached." }]);
    await card.waitFor(() => card.findByTestId(StatusTag, "fee-state"));
  });

  it("asks for a choice before it asks the backend", async () => {
    const { card, form, actionsAsked } = await show(bare, PARTNERS);
    card.find(Modal, { id: "attach-partner" }).trigger("onOpen");
    await card.waitFor(() => form("attach-partner").find(Select));
    form("attach-partner").trigger("onSubmit", submission);
    await card.waitFor(() => expect(form("attach-partner").find(Select).props).toMatchObject({ error: true, validationMessage: "Choose a partner." }));
    expect(actionsAsked()).toEqual([]);
  });

  it("shows a refusal beside the field it concerns, and keeps the dialog open", async () => {
    const refusal = refused(400, { code: "bad_request", message: "Check the form.", fields: { partnerId: "expected an active partner" } });
    const { card, form } = await show(bare, { ...PARTNERS, "/cards/attach-partner": [refusal] });
    card.find(Modal, { id: "attach-partner" }).trigger("onOpen");
    await card.waitFor(() => form("attach-partner").find(Select));
    form("attach-partner").find(Select).trigger("onChange", "5001" as never);
    await card.waitFor(() => expect(form("attach-partner").find(Select).props.value).toBe("5001"));
    form("attach-partner").trigger("onSubmit", submission);
    await card.waitFor(() => expect(form("attach-partner").find(Select).props).toMatchObject({ error: true, validationMessage: "expected an active partner" }));
    expect(form("attach-partner").maybeFind(Alert)).toBeNull();
    expect(card.mocks.actions.closeOverlay.callCount).toBe(0);
  });

  it("says so when the partners cannot be loaded", async () => {
    const { card, form } = await show(bare, { "/cards/partners": ["no answer"] });
    card.find(Modal, { id: "attach-partner" }).trigger("onOpen");
    await card.waitFor(() => expect(form("attach-partner").find(Alert).props.title).toBe("The partners could not be loaded"));
  });

  it("detaches by attaching none", async () => {
    const { form, actionsAsked, alerts } = await show(aDeal({ viewer: MANAGER }), { "/cards/attach-partner": [DONE] });
    form("detach-partner").trigger("onSubmit", submission);
    await vi.waitFor(() => expect(alerts()).toEqual([{ type: "success", message: "Partner detached." }]));
    expect(actionsAsked()).toEqual([{ path: "/cards/attach-partner", body: { dealId: "42", partnerId: null } }]);
  });
});

describe("registering a lead", () => {
  it("proposes the deal's partner and sends partner and deal", async () => {
    const { card, form, actionsAsked } = await show(aDeal({ viewer: MANAGER, lead: null }), { ...PARTNERS, "/cards/register-lead": [DONE] });
    card.find(Modal, { id: "register-lead" }).trigger("onOpen");
    await card.waitFor(() => expect(form("register-lead").find(Select).props.value).toBe("5001"));
    form("register-lead").trigger("onSubmit", submission);
    await vi.waitFor(() => expect(actionsAsked()).toEqual([{ path: "/cards/register-lead", body: { partnerId: "5001", dealId: "42" } }]));
  });
});

describe("deciding a lead", () => {
  it("approves at once where nothing stands in the way, however often it is pressed", async () => {
    const { card, actionsAsked, alerts } = await show(waiting(), { "/cards/decide-lead": [DONE] });
    card.findByTestId(LoadingButton, "accept-L7").trigger("onClick");
    card.findByTestId(LoadingButton, "accept-L7").trigger("onClick");
    await vi.waitFor(() => expect(alerts()).toEqual([{ type: "success", message: "Lead approved." }]));
    expect(actionsAsked()).toEqual([{ path: "/cards/decide-lead", body: { leadId: "L7", decision: "accept" } }]);
  });

  it("asks for a reason to approve over a firm conflict", async () => {
    const { card, form, actionsAsked } = await show(waiting([aConflict()]), { "/cards/decide-lead": [DONE] });
    expect(card.maybeFind(LoadingButton, { testId: "accept-L7" })).toBeNull();
    form("accept-L7").trigger("onSubmit", submission);
    await card.waitFor(() => expect(form("accept-L7").find(TextArea).props).toMatchObject({ error: true, validationMessage: "Say why, in a few words." }));
    form("accept-L7").find(TextArea).trigger("onInput", "Different division " as never);
    await card.waitFor(() => expect(form("accept-L7").find(TextArea).props.value).toBe("Different division "));
    form("accept-L7").trigger("onSubmit", submission);
    await vi.waitFor(() => expect(actionsAsked()).toEqual([{ path: "/cards/decide-lead", body: { leadId: "L7", decision: "accept", override: "Different division" } }]));
  });

  it("cannot approve while another accepted lead holds the account, only reject", async () => {
    const { card } = await show(waiting([aConflict({ ground: "already_registered" })]), {});
    expect(card.maybeFindByTestId(Button, "accept-L7")).toBeNull();
    expect(card.maybeFind(LoadingButton, { testId: "accept-L7" })).toBeNull();
    expect(card.maybeFindByTestId(Button, "reject-L7")).not.toBeNull();
    expect(wordsOf({ card })).toContain("It cannot be approved while another accepted lead holds the account (R-9).");
  });

  it("rejects with a reason", async () => {
    const { card, form, actionsAsked } = await show(waiting(), { "/cards/decide-lead": [DONE] });
    form("reject-L7").find(TextArea).trigger("onInput", "Too small" as never);
    await card.waitFor(() => expect(form("reject-L7").find(TextArea).props.value).toBe("Too small"));
    form("reject-L7").trigger("onSubmit", submission);
    await vi.waitFor(() => expect(card.mocks.actions.closeOverlay.calls).toEqual([["reject-L7"]]));
    expect(actionsAsked()).toEqual([{ path: "/cards/decide-lead", body: { leadId: "L7", decision: "reject", reason: "Too small" } }]);
  });

  it("withdraws an accepted lead with a reason, for a manager only", async () => {
    const rep = await show(aDeal({ lead: aLead({ status: "accepted" }) }), {});
    expect(rep.card.maybeFindByTestId(Button, "withdraw-L7")).toBeNull();
    vi.restoreAllMocks();
    const { card, form, actionsAsked } = await show(aDeal({ viewer: MANAGER, lead: aLead({ status: "accepted" }) }), { "/cards/decide-lead": [DONE] });
    form("withdraw-L7").find(TextArea).trigger("onInput", "Customer left" as never);
    await card.waitFor(() => expect(form("withdraw-L7").find(TextArea).props.value).toBe("Customer left"));
    form("withdraw-L7").trigger("onSubmit", submission);
    await vi.waitFor(() => expect(actionsAsked()).toEqual([{ path: "/cards/decide-lead", body: { leadId: "L7", decision: "withdraw", reason: "Customer left" } }]));
  });

  it("tells the slower of two managers who was faster, and reads the card again", async () => {
    const refusal = refused(409, { code: "lead_not_open", message: "This lead was accepted by Mia Chen on 2026-03-03." });
    const decided = aDeal({ viewer: MANAGER });
    const { card } = await show(waiting(), { "/cards/decide-lead": [refusal] }, decided);
    card.findByTestId(LoadingButton, "accept-L7").trigger("onClick");
    await card.waitFor(() => expect(card.findByTestId(StatusTag, "status-L7").text).toBe("Accepted"));
    expect(card.mocks.actions.addAlert.calls).toEqual([[{ type: "warning", title: "Somebody was faster", message: "This lead was accepted by Mia Chen on Mar 3, 2026." }]]);
  });

  it("closes the dialog of the slower one: there is nothing left to decide", async () => {
    const refusal = refused(409, { code: "lead_not_open", message: "This lead was accepted by Mia Chen on 2026-03-03." });
    const { card, form } = await show(waiting(), { "/cards/decide-lead": [refusal] }, aDeal({ viewer: MANAGER }));
    form("reject-L7").find(TextArea).trigger("onInput", "Too small" as never);
    await card.waitFor(() => expect(form("reject-L7").find(TextArea).props.value).toBe("Too small"));
    form("reject-L7").trigger("onSubmit", submission);
    await vi.waitFor(() => expect(card.mocks.actions.closeOverlay.calls).toEqual([["reject-L7"]]));
    expect(card.mocks.actions.addAlert.callCount).toBe(1);
  });

  it("keeps what was typed when the backend does not answer, and does not claim that nothing was changed", async () => {
    const { card, form } = await show(waiting(), { "/cards/decide-lead": ["no answer"] });
    form("reject-L7").find(TextArea).trigger("onInput", "Too small" as never);
    await card.waitFor(() => expect(form("reject-L7").find(TextArea).props.value).toBe("Too small"));
    form("reject-L7").trigger("onSubmit", submission);
    await card.waitFor(() => expect(form("reject-L7").find(Alert).find(Text).text).toContain("did not answer"));
    expect(form("reject-L7").find(TextArea).props.value).toBe("Too small");
    expect(card.mocks.actions.closeOverlay.callCount).toBe(0);
    card.find(Modal, { id: "reject-L7" }).trigger("onOpen");
    await card.waitFor(() => expect(form("reject-L7").maybeFind(Alert)).toBeNull());
  });
});
