import { useId, useState, type FormEvent, type InputHTMLAttributes, type ReactNode } from "react";
import type { LinkedRecord } from "../../record-view.ts";
import { NativeDialog } from "../components/NativeDialog.tsx";
import { draftOf, problemsOf, propertiesOf, type DraftProblems, type LineItemDraft } from "./line-item.ts";
import { useRecordOnPage } from "./record-on-page.ts";
import { changeRecord, createLineItem } from "./sandbox-client.ts";

/** Adds a line item to the deal on the page, or edits one. */
export function LineItemDialog({ item, onDone }: { readonly item: LinkedRecord | null; readonly onDone: () => void }) {
  const { record, user } = useRecordOnPage();
  const [draft, setDraft] = useState<LineItemDraft>(() => draftOf(item?.properties ?? null));
  const [problems, setProblems] = useState<DraftProblems>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found = problemsOf(draft);
    setProblems(found);
    if (saving || Object.keys(found).length > 0) return;
    setSaving(true);
    try {
      const properties = propertiesOf(draft);
      await (item === null ? createLineItem(user.userId, record.id, properties) : changeRecord(user.userId, "line_items", item.id, properties));
      onDone();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
      setSaving(false);
    }
  };
  return (
    <NativeDialog className="ui-modal is-sm" title={item === null ? "Add line item" : "Edit line item"} onDismiss={onDone}>
      <form noValidate onSubmit={(event) => {
        void submit(event);
      }}>
        <div className="ui-dialog-body ui-form">
          {refusal === null ? null : <p role="alert" className="ui-message is-error">{refusal}</p>}
          <DraftFields draft={draft} problems={problems} onChange={(part) => {
            setDraft({ ...draft, ...part });
          }} />
        </div>
        <div className="ui-dialog-foot">
          <button type="submit" className="ui-button is-primary is-md" aria-disabled={saving || undefined}>Save</button>
          <button type="button" className="ui-button is-secondary is-md" onClick={onDone}>Cancel</button>
        </div>
      </form>
    </NativeDialog>
  );
}

interface DraftFieldsProps {
  readonly draft: LineItemDraft;
  readonly problems: DraftProblems;
  readonly onChange: (part: Partial<LineItemDraft>) => void;
}

function DraftFields({ draft, problems, onChange }: DraftFieldsProps) {
  const input = (field: "name" | "amount" | "months" | "startsOn", label: string, more: InputHTMLAttributes<HTMLInputElement>) => (
    <DraftField label={label} problem={problems[field]}>
      {(aria) => <input {...aria} {...more} value={draft[field]} onChange={(event) => {
        onChange({ [field]: event.currentTarget.value });
      }} />}
    </DraftField>
  );
  return (
    <>
      {input("name", "Name", {})}
      <DraftField label="Kind" problem={undefined}>
        {(aria) => (
          <select {...aria} value={String(draft.recurring)} onChange={(event) => {
            onChange({ recurring: event.currentTarget.value === "true" });
          }}>
            <option value="true">Subscription</option>
            <option value="false">One-time (services)</option>
          </select>
        )}
      </DraftField>
      {input("amount", draft.recurring ? "Amount for the whole term" : "Amount", { inputMode: "decimal" })}
      {draft.recurring ? input("months", "Term in months", { inputMode: "numeric" }) : null}
      {draft.recurring ? input("startsOn", "Starts on", { type: "date" }) : null}
    </>
  );
}

interface DraftFieldProps {
  readonly label: string;
  readonly problem: string | undefined;
  readonly children: (aria: { readonly id: string; readonly "aria-invalid": true | undefined; readonly "aria-describedby": string | undefined }) => ReactNode;
}

function DraftField({ label, problem, children }: DraftFieldProps) {
  const id = useId();
  const messageId = `${id}-problem`;
  return (
    <div className={problem === undefined ? "ui-field" : "ui-field is-error"}>
      <label htmlFor={id}>{label}</label>
      {children({ id, "aria-invalid": problem === undefined ? undefined : true, "aria-describedby": problem === undefined ? undefined : messageId })}
      {problem === undefined ? null : <div id={messageId} role="alert" className="ui-message is-error">{problem}</div>}
    </div>
  );
}
