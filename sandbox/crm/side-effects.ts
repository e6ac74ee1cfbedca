import type { Crm } from "./crm.ts";
import type { CrmChange } from "./crm-change.ts";
import { formatDecimal, parseDecimal } from "./decimal.ts";
import { dealStageOutcome } from "./pipeline.ts";
import type { PipelineStage } from "./pipeline.ts";
import { BY_HUBSPOT, storedValue } from "./record.ts";
import type { ChangeSource, CrmRecord } from "./record.ts";

/** What HubSpot does of its own accord after changes that are already applied. Each effect is a change with its own events. */
export function sideEffects(crm: Crm, changes: readonly CrmChange[]): readonly CrmChange[] {
  const stageEffects = changes.flatMap((change) => stageEffect(crm, change));
  const changedAt = new Map(changes.flatMap((change) => ("at" in change ? dealsWithChangedLines(crm, change).map((id) => [id, change.at] as const) : [])));
  return [...stageEffects, ...[...changedAt].flatMap(([id, at]) => amountEffect(crm, id, at)), ...changes.flatMap((change) => activityEffect(crm, change))];
}

/** What a stage says about a deal: the properties an app should read instead of guessing from stage ids. */
export function stageProperties(stage: PipelineStage): Readonly<Record<string, string>> {
  const outcome = dealStageOutcome(stage);
  return {
    hs_is_closed: String(outcome !== "open"),
    hs_is_closed_won: String(outcome === "won"),
    hs_deal_stage_probability: stage.metadata["probability"] ?? "",
  };
}

function stageEffect(crm: Crm, change: CrmChange): readonly CrmChange[] {
  if ((change.kind !== "record-created" && change.kind !== "record-changed") || change.type !== "deals" || !("dealstage" in change.properties)) return [];
  const deal = crm.find("deals", change.id);
  const now = deal === null ? null : crm.stage("deals", storedValue(deal, "dealstage") ?? "");
  if (deal === null || now === null) return [];
  return [
    ...differing(deal, stageProperties(now.stage), change.at, BY_HUBSPOT),
    ...differing(deal, closeDate(crm, deal, now.stage, change), change.at, change.source),
  ];
}

/** Set when a user moves a deal into won or lost, not between two won stages. Source: HubSpot, "default deal properties". */
function closeDate(crm: Crm, deal: CrmRecord, stage: PipelineStage, change: CrmChange & { kind: "record-created" | "record-changed" }): Record<string, string> {
  const outcome = dealStageOutcome(stage);
  const before = crm.stage("deals", deal.values.get("dealstage")?.[1]?.value ?? "");
  const same = before !== null && dealStageOutcome(before.stage) === outcome;
  if (outcome === "open" || same || change.source.changeSource !== "CRM_UI" || "closedate" in change.properties) return {};
  return { closedate: change.at };
}

function dealsWithChangedLines(crm: Crm, change: CrmChange): readonly string[] {
  switch (change.kind) {
    case "record-changed": return change.type === "line_items" && "amount" in change.properties ? dealsOf(crm, change.id) : [];
    case "record-archived":
    case "record-restored": return change.type === "line_items" ? dealsOf(crm, change.id) : [];
    case "associated":
    case "dissociated": {
      const ends = [change.from, change.to];
      return ends.some((end) => end.type === "line_items") ? ends.filter((end) => end.type === "deals").map((end) => end.id) : [];
    }
    default: return [];
  }
}

const dealsOf = (crm: Crm, lineItemId: string): readonly string[] =>
  crm.associations.of({ type: "line_items", id: lineItemId }, "deals").map((link) => link.toId);

/** A deal's amount follows its line items whenever they change. Source: HubSpot, "Use line items with deals". */
function amountEffect(crm: Crm, dealId: string, at: string): readonly CrmChange[] {
  const deal = crm.find("deals", dealId);
  if (deal === null) return [];
  const lines = crm.associations.of(deal, "line_items").flatMap(({ toId }) => crm.find("line_items", toId) ?? []);
  const total = lines.reduce((sum, line) => sum + (parseDecimal(storedValue(line, "amount") ?? "0") ?? 0n), 0n);
  return differing(deal, { amount: formatDecimal(total) }, at, BY_HUBSPOT);
}

/** A note or task on a record is an activity: it moves the record's last activity date. */
function activityEffect(crm: Crm, change: CrmChange): readonly CrmChange[] {
  if (change.kind !== "associated") return [];
  const ends = [change.from, change.to];
  if (!ends.some((end) => end.type === "notes" || end.type === "tasks")) return [];
  return ends.filter((end) => end.type !== "notes" && end.type !== "tasks").flatMap((end) => {
    const record = crm.find(end.type, end.id);
    return record === null ? [] : differing(record, { notes_last_updated: change.at }, change.at, BY_HUBSPOT);
  });
}

function differing(record: CrmRecord, wanted: Readonly<Record<string, string>>, at: string, source: ChangeSource): readonly CrmChange[] {
  const properties = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => (storedValue(record, name) ?? "") !== value));
  return Object.keys(properties).length === 0 ? [] : [{ kind: "record-changed", type: record.type, id: record.id, at, source, properties }];
}
