import type { PageType } from "../../record-view.ts";
import { EditableField, type FieldKind } from "./EditableField.tsx";
import { isoDayIn, labelOf, type Meanings } from "./format.ts";
import { useRecordOnPage, type RecordOnPage } from "./record-on-page.ts";

interface Field {
  readonly name: string;
  /** Instead of the account's own label. */
  readonly label?: string;
}

const FIELDS: Readonly<Record<PageType, readonly Field[]>> = {
  deals: [
    { name: "dealname" },
    { name: "pipeline" },
    { name: "dealstage" },
    { name: "amount" },
    { name: "closedate" },
    { name: "hubspot_owner_id", label: "Deal owner" },
    { name: "partner_ledger_deal_type", label: "Partner deal type" },
    { name: "partner_ledger_expands_deal", label: "Expands deal (ID)" },
    { name: "partner_ledger_invoice_paid_on", label: "First invoice paid on" },
  ],
  companies: [
    { name: "name" },
    { name: "domain" },
    { name: "lifecyclestage" },
    { name: "hubspot_owner_id", label: "Company owner" },
    { name: "partner_ledger_free_plan", label: "Uses the free plan" },
  ],
};

const YES_NO = [{ value: "true", label: "Yes" }, { value: "false", label: "No" }];

type Options = readonly { readonly value: string; readonly label: string }[];
const choice = (options: Options, optional: boolean): FieldKind => ({ kind: "choice", options, optional });

function kindOf(name: string, { record, meanings, setup }: RecordOnPage): FieldKind {
  switch (name) {
    case "pipeline": return choice(meanings.pipelines.map(({ id, label }) => ({ value: id, label })), false);
    case "dealstage": return choice(stagesOf(meanings, record.properties["pipeline"]), false);
    case "hubspot_owner_id": return choice(setup.users.map((user) => ({ value: user.ownerId, label: `${user.firstName} ${user.lastName}` })), true);
    case "amount": return { kind: "amount", currency: record.properties["deal_currency_code"] ?? setup.portal.currency };
  }
  const definition = meanings.definitions[name];
  switch (definition?.type) {
    case "enumeration": return choice(definition.options, true);
    case "bool": return choice(definition.options.length > 0 ? definition.options : YES_NO, true);
    case "date":
    case "datetime": return { kind: "date" };
    default: return { kind: "text" };
  }
}

const stagesOf = (meanings: Meanings, pipelineId: string | null | undefined) =>
  (meanings.pipelines.find(({ id }) => id === pipelineId)?.stages ?? []).map(({ id, label }) => ({ value: id, label }));

/** The properties users edit by hand, in a column. */
export function PropertyPanel() {
  const page = useRecordOnPage();
  const { record, meanings } = page;
  const save = (name: string, value: string): Promise<unknown> => {
    // Noon in London is the same day almost everywhere; midnight would be the day before in the Americas.
    if (meanings.definitions[name]?.type === "datetime" && value !== "") return page.save({ [name]: `${value}T12:00:00.000Z` });
    // A deal that changes its pipeline needs a stage of the new one.
    const first = name === "pipeline" ? stagesOf(meanings, value)[0] : undefined;
    return page.save({ [name]: value, ...(first === undefined ? {} : { dealstage: first.value }) });
  };
  return (
    <section className="about" aria-label={record.type === "deals" ? "About this deal" : "About this company"}>
      <h2>{record.type === "deals" ? "About this deal" : "About this company"}</h2>
      {FIELDS[record.type].filter(({ name }) => name in meanings.definitions).map(({ name, label }) => {
        const value = record.properties[name] ?? "";
        const field = kindOf(name, page);
        return (
          <EditableField
            key={name} label={label ?? labelOf(meanings, name)} value={field.kind === "date" ? isoDayIn(meanings.timeZone, value) : value} field={field}
            disabled={record.archived} onSave={(next) => save(name, next)}
          />
        );
      })}
    </section>
  );
}
