import { Alert, Button, DateInput, ErrorState, Form, LoadingButton, ProgressBar, Select, StatisticsItem, StatusTag, Tag, Text, TextArea } from "@hubspot/ui-extensions";
import type { CompanyCardData } from "@partner-ledger/contracts/company-card";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CompanySidebar } from "../../src/app/cards/company/CompanySidebar.tsx";
import { aConflict, aLead, anAccount, aPartnerCompany, aRequirement, MANAGER, REP } from "./card-data.ts";
import { found, refused, stage, wordsOf } from "./stage.ts";

const COMPANY = "/cards/company";

afterEach(() => void vi.restoreAllMocks());

async function show(company: CompanyCardData, replies: Parameters<typeof stage>[1] = {}) {
  const scene = stage(Number(company.companyId), { [COMPANY]: [found(company), found({ ...company, version: "v2" })], ...replies });
  scene.card.render(<CompanySidebar />);
  await scene.card.waitFor(() => scene.card.find(Text));
  return scene;
}

describe("the card on a partner's company", () => {
  const elite = [
    aRequirement({ id: "certifications", label: "Certifications", required: "3", actual: "3", met: true }),
    aRequirement({ id: "sourcedArr", label: "Sourced annual value", unit: "money", required: "250000.00", actual: "90000.00", anyOf: 1 }),
    aRequirement({ id: "acceptedLeads", label: "Accepted leads", required: "6", actual: "7", met: true, anyOf: 1 }),
    aRequirement({ id: "annual_plan", label: "Annual plan", unit: "attested", required: "1", actual: "0" }),
  ];

  it("shows tier and dates, fees of the year and what is unpaid, currencies side by side", async () => {
    const unpaid = [{ amount: "500.00", currency: "USD" }, { amount: "120.00", currency: "EUR" }];
    const { card, asked } = await show(aPartnerCompany({ unpaid }));
    expect(asked[0]?.path).toBe("/cards/company?companyId=5001");
    expect(card.findByTestId(Tag, "tier").text).toBe("Expert");
    expect(wordsOf({ card })).toContain("Expert since Mar 1, 2025, in the program since Jun 1, 2024");
    expect(card.find(StatisticsItem, { id: "fees" }).props.number).toBe("$12,000.00");
    expect(card.findByTestId(Text, "unpaid").text).toBe("$500.00 + €120.00 payable and not yet paid, of all years");
  });

  it("shows no fees as zero in the program's currency, and a single date for a partner still at its first tier", async () => {
    const { card } = await show(aPartnerCompany({ feesYearToDate: [], unpaid: [], tierSince: "2024-06-01" }));
    expect(card.find(StatisticsItem, { id: "fees" }).props.number).toBe("$0");
    expect(card.findByTestId(Text, "unpaid").text).toBe("Nothing payable is unpaid.");
    expect(wordsOf({ card })).toContain("Expert since Jun 1, 2024");
    expect(wordsOf({ card })).not.toContain("in the program since");
  });

  it("goes through the next tier's requirements, alternatives as one", async () => {
    const { card } = await show(aPartnerCompany({ next: { tier: "elite", year: 2026, requirements: elite } }));
    expect(card.findByTestId(ProgressBar, "tier-progress").props).toMatchObject({ title: "Toward Elite in 2026", value: 2, maxValue: 3, valueDescription: "2 of 3 requirements met" });
    expect(card.find(ProgressBar, { title: "Sourced annual value" }).props).toMatchObject({ value: 36, maxValue: 100, valueDescription: "$90,000.00 of $250,000.00" });
    expect(card.find(ProgressBar, { title: "Accepted leads" }).props.variant).toBe("success");
    expect(wordsOf({ card })).toContain("One of these is met:");
    expect(wordsOf({ card })).toContain("Not yet");
  });

  it("says when every requirement is met, and who decides", async () => {
    const { card } = await show(aPartnerCompany({ next: { tier: "elite", year: 2026, requirements: [aRequirement({ met: true })] } }));
    expect(card.find(Alert).props.title).toBe("Ready for Elite");
  });

  it("says at the top that there is no higher tier", async () => {
    const { card } = await show(aPartnerCompany({ tier: "elite", next: null }));
    expect(wordsOf({ card })).toContain("Elite is the highest tier.");
    expect(card.maybeFind(ProgressBar)).toBeNull();
  });

  it("lets a manager decide the open leads, each by itself", async () => {
    const openLeads = [aLead(), aLead({ id: "L8", account: { name: "Globex", companyId: "9002" } })];
    const { card, actionsAsked } = await show(aPartnerCompany({ openLeads }), { "/cards/decide-lead": [found({ done: true, lead: null })] });
    expect(wordsOf({ card })).toContain("Open leads (2)");
    expect(wordsOf({ card })).toContain("Globex");
    card.findByTestId(LoadingButton, "accept-L8").trigger("onClick");
    await vi.waitFor(() => expect(actionsAsked()).toEqual([{ path: "/cards/decide-lead", body: { leadId: "L8", decision: "accept" } }]));
  });
});

describe("the tier of a partner", () => {
  const recommended = { id: "elite", name: "Elite", review: "annual", on: "2025-12-31" } as const;
  const choice = aPartnerCompany().tierChoice;

  it("shows what the last review recommends, and that it takes a person", async () => {
    const { card } = await show(aPartnerCompany({ tierChoice: { ...choice, recommended } }));
    expect(card.find(Alert).props.title).toBe("The annual review of Dec 31, 2025 recommends Elite");
  });

  it("is set by a manager only, with a day and a reason", async () => {
    const rep = await show(aPartnerCompany({ viewer: REP }));
    expect(rep.card.maybeFindByTestId(Button, "set-tier")).toBeNull();
    vi.restoreAllMocks();
    const { card, actionsAsked } = await show(aPartnerCompany({ tierChoice: { ...choice, recommended } }), { "/cards/set-tier": [found({ done: true, lead: null })] });
    const submit = () => card.findByTestId(Form, "set-tier-form").trigger("onSubmit", { targetValue: {} } as never);
    submit();
    await card.waitFor(() => expect(card.findByTestId(TextArea, "tier-reason").props.validationMessage).toBe("Say why, in a few words."));
    card.findByTestId(TextArea, "tier-reason").trigger("onInput", "Annual review" as never);
    card.findByTestId(DateInput, "tier-from").trigger("onChange", { year: 2026, month: 0, date: 1 } as never);
    submit();
    await vi.waitFor(() => expect(actionsAsked()).toEqual([{ path: "/cards/set-tier", body: { companyId: "5001", tier: "elite", on: "2026-01-01", reason: "Annual review" } }]));
  });

  it("is not set to what it is already", async () => {
    const { card, actionsAsked } = await show(aPartnerCompany());
    card.findByTestId(Form, "set-tier-form").trigger("onSubmit", { targetValue: {} } as never);
    await card.waitFor(() => expect(card.findByTestId(Select, "tier-choice").props.validationMessage).toBe("It holds this tier already."));
    expect(actionsAsked()).toEqual([]);
  });

  it("leaves the leads for the company itself in view", async () => {
    const { card } = await show(aPartnerCompany({ leadsForIt: [aLead()] }));
    expect(wordsOf({ card })).toContain("Leads for this company itself (1)");
    expect(card.findByTestId(StatusTag, "status-L7").text).toBe("Submitted");
  });
});

describe("the card on any other company", () => {
  it.each([["prospect", "Prospect"], ["free", "On the free plan"], ["customer", "Customer"]] as const)("shows a %s as %s", async (status, label) => {
    const { card } = await show(anAccount({ status }));
    expect(card.findByTestId(StatusTag, "account-status").text).toBe(label);
    expect(card.findByTestId(Text, "holder").text).toBe("No partner");
  });

  it("shows who holds the account, its leads, and what a new lead would meet", async () => {
    const account = anAccount({
      partner: { id: "5001", name: "Northwind Consulting", tier: "expert" },
      leads: [aLead({ status: "accepted", decidedOn: "2026-03-03", decidedBy: "Mia Chen" })],
      conflicts: [aConflict({ ground: "already_registered" })],
    });
    const { card } = await show(account);
    expect(card.findByTestId(Text, "holder").text).toBe("Northwind Consulting (Expert)");
    expect(card.findByTestId(StatusTag, "status-L7").text).toBe("Accepted");
    expect(wordsOf({ card })).toContain("A lead registered now would meet:");
    expect(card.findByTestId(Alert, "conflicts").find(Text).text).toContain("Another partner holds the accepted lead for Acme Inc.");
  });

  it("does not repeat conflicts that a waiting lead shows already", async () => {
    const leads = [aLead({ conflicts: [aConflict()] })];
    const { card } = await show(anAccount({ leads, conflicts: [aConflict()] }));
    expect(card.findAll(Alert)).toHaveLength(1);
    expect(wordsOf({ card })).toContain("A lead registered now would meet the conflicts shown above.");
  });

  it("makes it a partner, for a manager only", async () => {
    const rep = await show(anAccount({ viewer: REP }));
    expect(rep.card.maybeFindByTestId(Button, "enroll-partner")).toBeNull();
    vi.restoreAllMocks();
    const { card, actionsAsked } = await show(anAccount({ viewer: MANAGER }), { "/cards/enroll-partner": [found({ done: true, lead: null })] });
    card.findByTestId(Form, "enroll-partner-form").trigger("onSubmit", { targetValue: {} } as never);
    await vi.waitFor(() => expect(card.mocks.actions.addAlert.calls).toEqual([[{ type: "success", message: "Acme Inc. is a partner now." }]]));
    expect(actionsAsked()).toEqual([{ path: "/cards/enroll-partner", body: { companyId: "9001" } }]);
  });

  it("locks itself for a viewer without permission", async () => {
    const { card } = stage(9001, { [COMPANY]: [refused(403, { code: "not_permitted", message: "Not for you." })] });
    card.render(<CompanySidebar />);
    await card.waitFor(() => expect(card.find(ErrorState).props.type).toBe("lock"));
  });
});
