import type { Day } from "../../program/calendar.ts";
import type { DealType, DealUpdated } from "../../program/facts.ts";
import type { Currency } from "../../program/money.ts";
import { onFreePlan } from "./company.ts";
import { linesOf } from "./deal-lines.ts";
import type { DealRecord } from "./deal.ts";
import { DEAL_INPUTS } from "./names.ts";
import type { StageOutcome } from "./pipelines.ts";
import { bad, good, textOf, type Read } from "./record.ts";
import { dayOfDate, dayOfInstant } from "./value.ts";

/** What a deal is now: a `deal.updated` fact that still lacks its id, its days and the lead it names. */
export type DealSnapshot = Omit<DealUpdated, "id" | "on" | "recordedOn" | "lead">;

/** A deal's snapshot, and the day the customer's first invoice was paid: an `invoice.paid` fact of its own. */
export interface DealReading {
  readonly snapshot: DealSnapshot;
  readonly invoicePaidOn: Day | null;
}

/** What a deal's record does not say itself. */
export interface DealContext {
  readonly timeZone: string;
  /** The account's currency, for deals that have none of their own. */
  readonly currency: Currency;
  /** What a stage means, for deals on which HubSpot has not computed it. */
  readonly stageOutcome: (pipeline: string, stage: string) => StageOutcome | null;
  /** A company's earliest won deal of type `new` or `upgrade`, which its expansions expand; null when none is known. */
  readonly initialDealOf: (companyId: string) => string | null;
  /** The deal's type when it was last looked at; null the first time. */
  readonly lastTypeOf: (dealId: string) => DealType | null;
}

const DEAL_TYPES: readonly DealType[] = ["new", "upgrade", "expansion", "renewal"];

/** Stands for the buyer of a deal that has no company: an account of its own, which matches no other. */
export const unknownBuyerOf = (dealId: string): string => `deal:${dealId}`;

/**
 * A deal as the rules see it. Pure: the same record and context give the same snapshot, so that snapshots can be compared.
 * A value we cannot take as it is comes back as a problem naming record and property.
 */
export function toDealSnapshot(record: DealRecord, context: DealContext): Read<DealReading> {
  const { deal, company } = record;
  const currency = textOf(deal, "deal_currency_code") ?? context.currency;
  if (!/^[A-Z]{3}$/.test(currency)) return bad("deals", deal, "deal_currency_code", "an ISO 4217 code such as EUR");
  const stage = stageOf(record, context);
  if (!stage.ok) return stage;
  const closedOn = closedOnOf(record, stage.value, context.timeZone);
  if (!closedOn.ok) return closedOn;
  const lines = linesOf(deal, record.lineItems, currency);
  if (!lines.ok) return lines;
  const type = typeOf(record, context);
  if (!type.ok) return type;
  const invoicePaidOn = invoicePaidOnOf(record);
  if (!invoicePaidOn.ok) return invoicePaidOn;
  const activity = textOf(deal, "notes_last_updated");
  const lastActivityOn = activity === null ? null : dayOfInstant(activity, context.timeZone);
  return good({
    snapshot: {
      type: "deal.updated",
      deal: deal.id,
      company: company?.id ?? unknownBuyerOf(deal.id),
      stage: stage.value,
      ...(closedOn.value === null ? {} : { closedOn: closedOn.value }),
      ...type.value,
      currency,
      lines: lines.value,
      ...(lastActivityOn === null ? {} : { lastActivityOn }),
    },
    invoicePaidOn: invoicePaidOn.value,
  });
}

/** Won and lost as HubSpot computes them from the stage's probability; the id of a stage says nothing, accounts rename and add them. */
function stageOf({ deal }: DealRecord, context: DealContext): Read<StageOutcome> {
  if (textOf(deal, "hs_is_closed_won") === "true") return good("won");
  const closed = textOf(deal, "hs_is_closed");
  if (closed !== null && textOf(deal, "hs_is_closed_won") !== null) return good(closed === "true" ? "lost" : "open");
  const outcome = context.stageOutcome(textOf(deal, "pipeline") ?? "", textOf(deal, "dealstage") ?? "");
  return outcome === null ? bad("deals", deal, "dealstage", "a stage of one of the account's pipelines") : good(outcome);
}

function closedOnOf({ deal }: DealRecord, stage: StageOutcome, timeZone: string): Read<Day | null> {
  if (stage === "open") return good(null);
  const text = textOf(deal, "closedate");
  const day = text === null ? null : dayOfInstant(text, timeZone);
  return day === null ? bad("deals", deal, "closedate", `a close date, since the deal is ${stage}`) : good(day);
}

/**
 * The type people chose, else one read from HubSpot's own `dealtype`, where empty is new business. Winning an upgrade is
 * what ends the free plan, so a deal once seen as an upgrade stays one.
 */
function typeOf(record: DealRecord, context: DealContext): Read<Pick<DealUpdated, "dealType" | "expands">> {
  const { deal, company } = record;
  const earliest = company ? context.initialDealOf(company.id) : null;
  const initial = textOf(deal, DEAL_INPUTS.expandsDeal) ?? (earliest === deal.id ? null : earliest);
  const chosen = textOf(deal, DEAL_INPUTS.dealType);
  const known = DEAL_TYPES.find((type) => type === chosen);
  if (chosen !== null && known === undefined) return bad("deals", deal, DEAL_INPUTS.dealType, `one of ${DEAL_TYPES.join(", ")}`);
  const dealType = known ?? readType(record, context, initial);
  if (dealType !== "expansion") return good({ dealType });
  if (initial === null) return bad("deals", deal, DEAL_INPUTS.expandsDeal, "the id of the initial deal: no won deal of this company is known");
  return good({ dealType, expands: initial });
}

function readType({ deal, company }: DealRecord, context: DealContext, initial: string | null): DealType {
  if (textOf(deal, "dealtype") === "existingbusiness") return initial === null ? "renewal" : "expansion";
  const upgrade = (company !== null && onFreePlan(company)) || context.lastTypeOf(deal.id) === "upgrade";
  return upgrade ? "upgrade" : "new";
}

function invoicePaidOnOf({ deal }: DealRecord): Read<Day | null> {
  const text = textOf(deal, DEAL_INPUTS.invoicePaidOn);
  if (text === null) return good(null);
  const day = dayOfDate(text);
  return day === null ? bad("deals", deal, DEAL_INPUTS.invoicePaidOn, "a date, such as 2026-01-31") : good(day);
}
