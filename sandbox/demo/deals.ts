import type { DemoCalendar } from "./calendar.ts";
import { BRIGHTPATH } from "./companies.ts";

/** A line as the seller quoted it; `amount` is for the whole term, in the deal's currency. */
export interface DemoLine {
  readonly name: string;
  readonly amount: string;
  /** Months of subscription; null for one-time services. */
  readonly termMonths: number | null;
}

export interface DemoDeal {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly pipeline: "default" | "renewals";
  readonly stage: string;
  readonly type: "new" | "upgrade" | "expansion" | "renewal";
  readonly createdOn: string;
  /** The CRM's close date: in the past for closed deals, expected for open ones. */
  readonly closeOn: string;
  readonly lastActivityOn: string;
  readonly currency: string;
  readonly lines: readonly DemoLine[];
  readonly owner: "sam" | "mia";
  readonly lead?: string;
  readonly expands?: string;
  readonly invoicePaidOn?: string;
}

const plan = (amount: string, termMonths = 12): DemoLine => ({ name: termMonths === 12 ? "Platform, annual plan" : `Platform, ${termMonths} months`, amount, termMonths });
const seats = (amount: string): DemoLine => ({ name: "Additional seats", amount, termMonths: 12 });
const services = (amount: string): DemoLine => ({ name: "Onboarding services", amount, termMonths: null });

type Extra = Partial<Pick<DemoDeal, "lead" | "expands" | "invoicePaidOn" | "currency" | "type" | "owner">>;
type Story = readonly [id: string, name: string, company: string, stage: string, createdOn: string, closeOn: string, lines: readonly DemoLine[], extra?: Extra];

const WON = "closedwon";
const LOST = "closedlost";

function newBusiness({ day, daysAgo, inDays }: DemoCalendar): readonly Story[] {
  return [
    ["7001", "Acme Robotics – platform", "5010", WON, day(17, 5), day(16, 12), [plan("60000.00"), services("8000.00")], { lead: "L1", invoicePaidOn: day(15, 4) }],
    ["7002", "Dunmore Insurance – platform", "5013", WON, day(15, 9), day(13, 20), [plan("96000.00", 36), services("12500.00")], { lead: "L2", invoicePaidOn: day(12, 15) }],
    ["7003", "Fairview Health – platform", "5015", WON, day(12, 6), day(10, 18), [plan("84000.00")], { lead: "L3", invoicePaidOn: day(9, 20) }],
    ["7004", "Lakeshore Bank – platform", "5021", WON, day(9, 12), day(7, 22), [plan("150000.00", 36), services("20000.00")], { lead: "L4", invoicePaidOn: day(6, 24), owner: "mia" }],
    ["7005", "Pinecrest Hotels – platform", "5025", WON, day(5, 8), day(3, 16), [plan("48000.00")], { lead: "L5", invoicePaidOn: day(2, 18) }],
    ["7006", "Redwood Analytics – platform", "5027", WON, day(4, 4), day(2, 12), [plan("36000.00")], { lead: "L6", invoicePaidOn: day(1, 14), currency: "EUR", owner: "mia" }],
    ["7007", "Silverline Telecom – platform", "5028", "contractsent", day(2, 7), inDays(12), [plan("72000.00"), services("9000.00")], { lead: "L7" }],
    ["7008", "Bluebird Outfitters – platform", "5011", WON, day(16, 14), day(14, 9), [plan("24000.00")], { lead: "L8", invoicePaidOn: day(13, 6) }],
    ["7009", "Everleaf Organics – pilot", "5014", WON, day(11, 10), day(9, 24), [plan("9000.00", 6)], { lead: "L9", invoicePaidOn: day(8, 20) }],
    ["7010", "Granite Peak Software – platform", "5016", WON, day(8, 10), day(6, 15), [plan("54000.00")], { lead: "L10", invoicePaidOn: day(5, 12) }],
    ["7011", "Ironclad Logistics – platform", "5018", WON, day(3, 15), daysAgo(12), [plan("42000.00"), services("6000.00")], { lead: "L11" }],
    ["7012", "Brightpath Consulting – own workspace", BRIGHTPATH, WON, day(6, 5), day(5, 2), [plan("12000.00")], { lead: "L12", invoicePaidOn: day(5, 20) }],
    ["7013", "Maple & Main – platform", "5022", "presentationscheduled", day(2, 11), inDays(30), [plan("30000.00")], { lead: "L13" }],
    ["7014", "Kestrel Airways – platform", "5020", LOST, day(10, 10), day(7, 6), [plan("120000.00")], { lead: "L14", owner: "mia" }],
    ["7015", "Harbor & Finch – platform", "5017", WON, day(13, 18), day(11, 21), [plan("18000.00"), services("3000.00")], { lead: "L15", invoicePaidOn: day(10, 16) }],
    ["7016", "Juniper Games – move to a paid plan", "5019", "decisionmakerboughtin", day(7, 14), inDays(9), [plan("21000.00")], { lead: "L16", type: "upgrade" }],
    ["7017", "Tidewater Foods – platform", "5029", WON, day(6, 21), day(4, 25), [plan("27000.00")], { lead: "L17", invoicePaidOn: day(3, 22) }],
    ["7018", "Nimbus Weather – platform", "5023", "qualifiedtobuy", daysAgo(36), inDays(45), [plan("16000.00")], { lead: "L18" }],
    ["7019", "Café Lumière – platform", "5012", WON, day(14, 2), day(12, 28), [plan("15000.00")]],
    ["7020", "Umbra Fashion – platform", "5031", "qualifiedtobuy", daysAgo(50), inDays(40), [plan("33000.00")], { owner: "mia" }],
    ["7021", "Orchard Street Books – platform", "5024", LOST, day(8, 2), day(6, 8), [plan("8000.00")]],
    ["7022", "Quarry Lane Media – platform", "5026", LOST, day(9, 16), day(8, 22), [plan("11000.00")]],
    ["7023", "Kestrel Airways – second try", "5020", "appointmentscheduled", daysAgo(20), inDays(80), [], { owner: "mia" }],
    ["7024", "Maple & Main – brokerage sites", "5022", "appointmentscheduled", daysAgo(15), inDays(70), [plan("14000.00")]],
    ["7025", "Acme Robotics – second plant", "5010", WON, day(9, 4), day(8, 6), [plan("22000.00")]],
    ["7026", "Pinecrest Hotels – services only", "5025", WON, day(2, 20), day(1, 25), [services("7500.00")], { lead: "L5", invoicePaidOn: day(0, 2) }],
    ["7027", "Granite Peak Software – trial workspace", "5016", LOST, day(13, 8), day(12, 9), [plan("6000.00", 6)]],
    ["7028", "Fairview Health – clinics", "5015", LOST, day(7, 3), day(5, 28), [plan("40000.00")], { owner: "mia" }],
  ];
}

function laterBusiness({ day, daysAgo, inDays }: DemoCalendar): readonly Story[] {
  const expansion = (initial: string, extra: Extra = {}): Extra => ({ type: "expansion", expands: initial, ...extra });
  return [
    ["7029", "Acme Robotics – more seats", "5010", "renewal_won", day(10, 3), day(9, 14), [seats("18250.00")], expansion("7001", { lead: "L1", invoicePaidOn: day(8, 14) })],
    ["7030", "Lakeshore Bank – more seats", "5021", "renewal_quoted", day(1, 8), inDays(6), [seats("25000.00")], expansion("7004", { lead: "L4", owner: "mia" })],
    ["7031", "Bluebird Outfitters – renewal", "5011", "renewal_won", day(4, 9), day(2, 9), [plan("26000.00")], { type: "renewal", lead: "L8", invoicePaidOn: day(1, 10) }],
    ["7032", "Acme Robotics – renewal", "5010", "renewal_won", day(6, 12), day(4, 12), [plan("78250.00")], { type: "renewal" }],
    ["7033", "Harbor & Finch – renewal", "5017", "renewal_open", day(1, 21), inDays(25), [plan("18000.00")], { type: "renewal" }],
    ["7034", "Café Lumière – renewal", "5012", "renewal_open", daysAgo(30), inDays(20), [plan("15500.00")], { type: "renewal" }],
    ["7035", "Everleaf Organics – renewal", "5014", "renewal_won", day(4, 20), day(3, 24), [plan("19000.00")], { type: "renewal" }],
    ["7036", "Granite Peak Software – more seats", "5016", "renewal_won", day(3, 2), day(2, 20), [seats("10950.00")], expansion("7010", { lead: "L10", invoicePaidOn: day(1, 22) })],
    ["7037", "Tidewater Foods – more seats", "5029", "renewal_lost", day(2, 5), day(1, 12), [seats("5000.00")], expansion("7017", { lead: "L17" })],
    ["7038", "Dunmore Insurance – more seats", "5013", "renewal_won", day(1, 4), daysAgo(8), [seats("14600.00")], expansion("7002", { lead: "L2", owner: "mia" })],
    ["7039", "Fairview Health – more seats", "5015", "renewal_quoted", daysAgo(25), inDays(14), [seats("12000.00")], expansion("7003", { lead: "L3", owner: "mia" })],
    ["7040", "Ironclad Logistics – more seats", "5018", "renewal_open", daysAgo(5), inDays(60), [seats("9000.00")], expansion("7011", { lead: "L11" })],
  ];
}

const isClosed = (stage: string): boolean => [WON, LOST, "renewal_won", "renewal_lost"].includes(stage);

/** Forty deals of eighteen months in two pipelines: won, lost and open, with and without a partner. */
export function demoDeals(calendar: DemoCalendar): readonly DemoDeal[] {
  return [...newBusiness(calendar), ...laterBusiness(calendar)].map(([id, name, company, stage, createdOn, closeOn, lines, extra = {}], index) => ({
    id, name, company, stage, createdOn, closeOn, lines,
    pipeline: stage.startsWith("renewal_") ? "renewals" : "default",
    type: extra.type ?? "new",
    currency: extra.currency ?? "USD",
    owner: extra.owner ?? "sam",
    lastActivityOn: isClosed(stage) ? closeOn : calendar.daysAgo(2 + (index % 9) * 3),
    ...(extra.lead === undefined ? {} : { lead: extra.lead }),
    ...(extra.expands === undefined ? {} : { expands: extra.expands }),
    ...(extra.invoicePaidOn === undefined ? {} : { invoicePaidOn: extra.invoicePaidOn }),
  }));
}
