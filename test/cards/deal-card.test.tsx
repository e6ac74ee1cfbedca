import { Accordion, Alert, Button, EmptyState, ErrorState, Link, LoadingButton, LoadingSpinner, StatisticsItem, StatusTag, TableRow, Tag, Text } from "@hubspot/ui-extensions";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DealSidebar } from "../../src/app/cards/deal/DealSidebar.tsx";
import { aConflict, aDeal, aFee, aLead, aPartner, MANAGER, ONLOOKER } from "./card-data.ts";
import { found, readingOf, refused, stage, wordsOf } from "./stage.ts";

const DEAL = "/cards/deal";

afterEach(() => void vi.restoreAllMocks());

describe("the deal card", () => {
  it("asks for its own deal and shows that it is loading", async () => {
    const { card, asked } = stage(42, { [DEAL]: [found(aDeal())] });
    card.render(<DealSidebar />);
    expect(card.find(LoadingSpinner).props.label).toBe("Loading Partner Ledger…");
    await vi.waitFor(() => expect(asked).toEqual([{ path: "/cards/deal?dealId=42", body: undefined }]));
  });

  it("shows partner, tier, role, lead status and the fee", async () => {
    const { card } = stage(42, { [DEAL]: [found(aDeal())] });
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.findByTestId(Tag, "tier").text).toBe("Expert"));
    expect(card.find(StatisticsItem, { id: "fee" }).props.number).toBe("$7,500.00");
    expect(card.findByTestId(StatusTag, "fee-state").text).toBe("Estimate");
    expect(card.findByTestId(StatusTag, "status-L7").text).toBe("Accepted");
    expect(wordsOf({ card })).toContain("Expert since Mar 1, 2025");
    expect(wordsOf({ card })).toContain("Sourced: stems from the partner's lead (R-31)");
    expect(wordsOf({ card })).toContain("Accepted by Mia Chen on Mar 3, 2026");
  });

  it("breaks the fee down into base, rate and steps that cite their rules", async () => {
    const { card } = stage(42, { [DEAL]: [found(aDeal())] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.find(Accordion));
    const breakdown = card.find(Accordion, { title: "How the fee is worked out" });
    expect(breakdown.findAll(Text).map(readingOf)).toEqual([
      "Referral fee", "$50,000.00", "15%", "$7,500.00",
      "A new deal earns 15% at Expert, the partner's tier since Mar 1, 2025: $50,000.00 × 15% = $7,500.00 (R-12)",
      "First-year value of the subscription: $150,000.00 × 12/36 months = $50,000.00 (R-10)",
    ]);
  });

  it("links each rule that it cites to the rule's place on the backend's page", async () => {
    const { card, backend } = stage(42, { [DEAL]: [found(aDeal({ lead: aLead({ conflicts: [aConflict()] }) }))] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.find(Accordion));
    const links = card.find(Accordion, { title: "How the fee is worked out" }).findAll(Link).map(({ text, props }) => [text, props.href]);
    expect(links).toEqual([["R-12", `${backend}/rules#r-12`], ["R-10", `${backend}/rules#r-10`]]);
    expect(card.find(Alert).find(Link).props.href).toBe(`${backend}/rules#r-8`);
  });

  it("lists the ledger with its corrections", async () => {
    const history = [
      { on: "2026-02-03", rule: "referral", amount: { amount: "7500.00", currency: "USD" }, reason: "earned", dueOn: null },
      { on: "2026-02-09", rule: "referral", amount: { amount: "-1500.00", currency: "USD" }, reason: "corrected", dueOn: null },
    ] as const;
    const { card } = stage(42, { [DEAL]: [found(aDeal({ history }))] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.find(Accordion, { title: "Ledger (2)" }));
    expect(card.findAll(TableRow)).toHaveLength(3);
    expect(wordsOf({ card })).toContain("-$1,500.00");
    expect(wordsOf({ card })).toContain("Corrected");
  });

  it("says in plain words why there is no fee, and which rule decided", async () => {
    const because = { kind: "renewal", rule: "R-16", inputs: {}, steps: [] } as const;
    const { card } = stage(42, { [DEAL]: [found(aDeal({ fee: aFee({ state: "none", total: null, parts: [], because }) }))] });
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.findByTestId(Text, "fee-meaning").text).toBe("Renewals earn no fee: it is paid on the first twelve months only."));
    expect(card.find(StatisticsItem, { id: "fee" }).props.number).toBe("No fee");
    expect(card.maybeFindByTestId(StatusTag, "fee-state")).toBeNull();
    expect(readingOf(card.find(Accordion, { title: "Why there is no fee" }).find(Text))).toBe("Renewals earn no fee: it is paid on the first twelve months only (R-16)");
  });

  it("warns of a conflict with its evidence while the lead waits", async () => {
    const lead = aLead({ conflicts: [aConflict(), aConflict({ strength: "possible", match: "similar_name", matched: "Acme Industries" })] });
    const { card } = stage(42, { [DEAL]: [found(aDeal({ lead }))] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.findByTestId(Alert, "conflicts"));
    const banner = card.findByTestId(Alert, "conflicts");
    expect(banner.props).toMatchObject({ title: "This account is taken", variant: "danger" });
    expect(banner.findAll(Text).map(readingOf)[0]).toBe("Acme Inc. is already a customer: same domain acme.com, since Jan 20, 2026 (R-8)");
    expect(banner.findAll(Text)).toHaveLength(2);
  });

  it("tells a deal without a partner apart, with what can be done about it", async () => {
    const { card } = stage(42, { [DEAL]: [found(aDeal({ partner: null, lead: null }))] });
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.find(EmptyState).props.title).toBe("No partner on this deal"));
    expect(card.maybeFindByTestId(Button, "attach-partner")).not.toBeNull();
    expect(card.maybeFindByTestId(Button, "register-lead")).not.toBeNull();
  });

  it("offers no lead for a deal without a company", async () => {
    const { card } = stage(42, { [DEAL]: [found(aDeal({ company: null, partner: null, lead: null }))] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.find(EmptyState));
    expect(card.maybeFindByTestId(Button, "register-lead")).toBeNull();
    expect(wordsOf({ card })).toContain("associate a company with this deal first");
  });

  it("shows nothing to press to a viewer who may do nothing", async () => {
    const deal = aDeal({ viewer: ONLOOKER, lead: aLead() });
    const { card } = stage(42, { [DEAL]: [found(deal)] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.findByTestId(StatusTag, "status-L7"));
    expect([...card.findAll(Button), ...card.findAll(LoadingButton)]).toEqual([]);
    expect(wordsOf({ card })).toContain("A partner manager decides this lead.");
  });

  it("says when the partner is attached without a lead, and offers to register one", async () => {
    const deal = aDeal({ viewer: MANAGER, partner: aPartner({ role: "influenced" }), lead: null });
    const { card } = stage(42, { [DEAL]: [found(deal)] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.findByTestId(Button, "register-lead"));
    expect(wordsOf({ card })).toContain("A fee needs an accepted lead of the partner (R-11)");
  });
});

describe("the deal card between a rep and a manager", () => {
  it("says of a lead that came to nothing what it cost, and offers to register a new one", async () => {
    const because = { kind: "lead_rejected", rule: "R-11", inputs: { account: "Acme Inc.", rejectedOn: "2026-03-03" }, steps: [] } as const;
    const deal = aDeal({ lead: aLead({ status: "rejected", decidedOn: "2026-03-03" }), fee: aFee({ state: "none", total: null, parts: [], because }) });
    const { card } = stage(42, { [DEAL]: [found(deal)] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.findByTestId(Button, "register-lead"));
    expect(card.findByTestId(Text, "fee-meaning").text).toBe("The lead for Acme Inc. was rejected on Mar 3, 2026; a fee needs an accepted one.");
  });

  it("sends a viewer who may not attach a partner to one who may", async () => {
    const deal = aDeal({ viewer: { ...ONLOOKER, canRegister: true }, partner: null, lead: null });
    const { card } = stage(42, { [DEAL]: [found(deal)] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.findByTestId(Button, "register-lead"));
    expect(wordsOf({ card })).toContain("If a partner brought Acme Inc., ask a partner manager to attach the partner.");
    expect(card.maybeFindByTestId(Button, "attach-partner")).toBeNull();
  });
});

describe("the deal card when it cannot show the deal", () => {
  it("offers to try again after an error, and recovers", async () => {
    const { card } = stage(42, { [DEAL]: ["no answer", found(aDeal())] });
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.find(ErrorState).props.title).toBe("Partner Ledger could not be loaded"));
    card.findByTestId(Button, "retry").trigger("onClick");
    await card.waitFor(() => card.findByTestId(Tag, "tier"));
  });

  it("locks itself for a viewer without permission, with the backend's reason", async () => {
    const { card } = stage(42, { [DEAL]: [refused(403, { code: "not_permitted", message: "Your role does not include partner data." })] });
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.find(ErrorState).props.type).toBe("lock"));
    expect(wordsOf({ card })).toContain("Your role does not include partner data.");
  });

  it("says that the app is not connected", async () => {
    const { card } = stage(42, { [DEAL]: [refused(403, { code: "not_installed", message: "no installation" })] });
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.find(EmptyState).props.title).toBe("Partner Ledger is not connected"));
  });

  it("reads the status out of an answer that HubSpot wrapped", async () => {
    const { card } = stage(42, { [DEAL]: [{ status: 502, body: { category: "BAD_GATEWAY", appServerStatusCode: 404 } }] });
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.find(ErrorState).find(Text).text).toBe("Partner Ledger does not know this record."));
  });

  it("names what is missing when the project's profile has no backend", async () => {
    const { card, asked } = stage(42, { [DEAL]: [found(aDeal())] });
    card.mocks.context.variables = {};
    card.render(<DealSidebar />);
    await card.waitFor(() => expect(card.find(ErrorState).find(Text).text).toContain("needs a variable BACKEND"));
    expect(asked).toEqual([]);
  });
});

describe("the deal card when the deal changes", () => {
  it("waits for a deal that is read for the first time, and then shows it", async () => {
    const unread = aDeal({ company: null, partner: null, lead: null, syncing: true, version: "v0" });
    const { card } = stage(42, { [DEAL]: [found(unread), found(aDeal())] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.findByTestId(LoadingSpinner, "first-read"));
    expect(card.maybeFind(EmptyState)).toBeNull();
    await card.waitFor(() => card.findByTestId(Tag, "tier"));
  });

  it("follows a stage change within two seconds, without letting go of the old content", async () => {
    const won = aDeal({ version: "v2", fee: aFee({ state: "earned", earnedOn: "2026-03-09" }) });
    const { card } = stage(42, { [DEAL]: [found(aDeal()), found(aDeal()), found(won)] });
    card.render(<DealSidebar />);
    await card.waitFor(() => card.findByTestId(Tag, "tier"));
    const [names, onUpdate] = card.mocks.actions.onCrmPropertiesUpdate.calls[0] ?? [];
    expect(names).toContain("dealstage");
    expect(names).not.toContain("partner_ledger_fee");

    onUpdate?.({ dealstage: "closedwon" });
    await card.waitFor(() => card.findByTestId(LoadingSpinner, "updating"));
    expect(card.findByTestId(StatusTag, "fee-state").text).toBe("Estimate");
    await card.waitFor(() => expect(card.findByTestId(StatusTag, "fee-state").text).toBe("Earned"), { timeoutInMs: 2000 });
    expect(card.maybeFindByTestId(LoadingSpinner, "updating")).toBeNull();
    await vi.waitFor(() => expect(card.mocks.actions.refreshObjectProperties.callCount).toBe(1), { timeout: 3000 });
  });
});
