import { DEFAULT_PIPELINES, dealStage, type Pipeline } from "../crm/pipeline.ts";
import type { CrmSeed, SeedAssociation, SeedProperty, SeedRecord } from "../seed.ts";
import type { DemoCalendar } from "./calendar.ts";
import { DEMO_COMPANIES, type DemoCompany } from "./companies.ts";
import { demoDeals, type DemoDeal, type DemoLine } from "./deals.ts";
import { demoContacts, type DemoContact } from "./contacts.ts";

const OWNER_IDS = { sam: "70001", mia: "70002" } as const;
const USER_IDS = { sam: 1001, mia: 1002 } as const;
const PARENT_TO_CHILD = 13;

const RENEWALS: Pipeline = {
  id: "renewals", label: "Renewals & Expansion", displayOrder: 1,
  stages: [
    dealStage("renewal_open", "Up for Renewal", 0, "0.5"),
    dealStage("renewal_quoted", "Quoted", 1, "0.7"),
    dealStage("renewal_won", "Renewed", 2, "1.0"),
    dealStage("renewal_lost", "Churned", 3, "0.0"),
  ],
};

const inputs = "partner_ledger";
/** The app's input properties: the account had them from an earlier installation, so its deals carry values. */
const INPUT_PROPERTIES: readonly SeedProperty[] = [
  {
    objectType: "deals", name: "partner_ledger_deal_type", label: "Partner deal type", type: "enumeration", fieldType: "select", groupName: inputs,
    options: ["new", "upgrade", "expansion", "renewal"].map((value, displayOrder) => ({ value, label: value[0]?.toUpperCase() + value.slice(1), displayOrder, hidden: false })),
  },
  { objectType: "deals", name: "partner_ledger_expands_deal", label: "Expands deal", type: "string", fieldType: "text", groupName: inputs },
  { objectType: "deals", name: "partner_ledger_invoice_paid_on", label: "First invoice paid on", type: "date", fieldType: "date", groupName: inputs },
];
const COMPANY_INPUT: SeedProperty = {
  objectType: "companies", name: "partner_ledger_free_plan", label: "Uses the free plan", type: "bool", fieldType: "booleancheckbox", groupName: inputs,
  options: [{ value: "true", label: "Yes", displayOrder: 0, hidden: false }, { value: "false", label: "No", displayOrder: 1, hidden: false }],
};

const at = (day: string, time = "15:00"): string => `${day}T${time}:00.000Z`;

/** The CRM half of the demo account, as it stands on the calendar's day. */
export function demoCrm(calendar: DemoCalendar): CrmSeed {
  const deals = demoDeals(calendar);
  const contacts = demoContacts();
  const lines = deals.flatMap((deal) => deal.lines.map((line, index) => ({ deal, line, id: lineId(deal, index) })));
  return {
    records: {
      companies: DEMO_COMPANIES.map((company) => companyRecord(company, calendar)),
      contacts: contacts.map((contact) => contactRecord(contact, calendar)),
      deals: deals.map(dealRecord),
      line_items: lines.map(({ deal, line, id }) => lineRecord(id, deal, line)),
    },
    associations: [
      ...deals.map((deal): SeedAssociation => ({ from: { type: "deals", id: deal.id }, to: { type: "companies", id: deal.company } })),
      ...lines.map(({ deal, id }): SeedAssociation => ({ from: { type: "deals", id: deal.id }, to: { type: "line_items", id } })),
      ...contacts.map((contact): SeedAssociation => ({ from: { type: "contacts", id: contact.id }, to: { type: "companies", id: contact.company } })),
      ...DEMO_COMPANIES.flatMap(({ id, parent }): SeedAssociation[] =>
        parent === undefined ? [] : [{ from: { type: "companies", id: parent }, to: { type: "companies", id }, typeId: PARENT_TO_CHILD }]),
    ],
    pipelines: { deals: [...DEFAULT_PIPELINES.deals, RENEWALS] },
    properties: [...INPUT_PROPERTIES, COMPANY_INPUT],
  };
}

/** Line items are numbered by their deal: 8001 → 800101, 800102. */
const lineId = (deal: DemoDeal, index: number): string => `8${deal.id.slice(1)}0${index + 1}`;

const companyRecord = (company: DemoCompany, { day }: DemoCalendar): SeedRecord => ({
  id: company.id,
  createdAt: at(day(18, 1)),
  properties: {
    name: company.name, domain: company.domain, city: company.city, hubspot_owner_id: OWNER_IDS.sam,
    lifecyclestage: company.status === "customer" ? "customer" : "opportunity",
    ...(company.status === "free" ? { partner_ledger_free_plan: "true" } : {}),
  },
});

const contactRecord = (contact: DemoContact, { day }: DemoCalendar): SeedRecord => ({
  id: contact.id,
  createdAt: at(day(18, 1)),
  properties: { firstname: contact.firstName, lastname: contact.lastName, email: contact.email, jobtitle: contact.jobTitle },
});

function dealRecord(deal: DemoDeal): SeedRecord {
  const first = deal.pipeline === "default" ? "appointmentscheduled" : "renewal_open";
  const amount = deal.lines.reduce((sum, line) => sum + BigInt(line.amount.replace(".", "")), 0n);
  const closing = { dealstage: deal.stage, closedate: at(deal.closeOn, "17:00"), notes_last_updated: at(deal.lastActivityOn) };
  return {
    id: deal.id,
    createdAt: at(deal.createdOn),
    properties: {
      dealname: deal.name, pipeline: deal.pipeline, dealstage: first, deal_currency_code: deal.currency,
      dealtype: deal.type === "new" || deal.type === "upgrade" ? "newbusiness" : "existingbusiness",
      hubspot_owner_id: OWNER_IDS[deal.owner], partner_ledger_deal_type: deal.type, closedate: at(deal.closeOn, "17:00"),
      ...(deal.lines.length === 0 ? {} : { amount: `${amount / 100n}.${String(amount % 100n).padStart(2, "0")}` }),
      ...(deal.expands === undefined ? {} : { partner_ledger_expands_deal: deal.expands }),
    },
    changes: [
      { at: at(deal.lastActivityOn, "17:00"), userId: USER_IDS[deal.owner], properties: deal.stage === first ? { notes_last_updated: at(deal.lastActivityOn) } : closing },
      ...(deal.invoicePaidOn === undefined ? [] : [{ at: at(deal.invoicePaidOn), userId: USER_IDS.mia, properties: { partner_ledger_invoice_paid_on: deal.invoicePaidOn } }]),
    ],
  };
}

const lineRecord = (id: string, deal: DemoDeal, line: DemoLine): SeedRecord => ({
  id,
  createdAt: at(deal.createdOn),
  properties: {
    name: line.name, quantity: "1", price: line.amount, amount: line.amount, hs_line_item_currency_code: deal.currency,
    ...(line.termMonths === null ? {} : { recurringbillingfrequency: "annually", hs_recurring_billing_period: `P${line.termMonths}M` }),
  },
});
