import { useId, useState, type KeyboardEvent } from "react";
import { classes } from "../components/sizes.ts";

/** How a property is edited. */
export type FieldKind =
  | { readonly kind: "text" }
  | { readonly kind: "amount"; readonly currency: string }
  | { readonly kind: "date" }
  | { readonly kind: "choice"; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly optional: boolean };

interface EditableFieldProps {
  readonly label: string;
  /** "" when the property holds nothing. */
  readonly value: string;
  readonly field: FieldKind;
  readonly disabled: boolean;
  /** Rejects with the reason when the value is refused. */
  readonly onSave: (value: string) => Promise<unknown>;
}

/** What has been typed and not been saved, and what became of saving it. */
function useDraft(value: string, onSave: (value: string) => Promise<unknown>) {
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const discard = (): void => {
    setDraft(null);
    setProblem(null);
  };
  const save = async (next: string): Promise<void> => {
    if (next === value) {
      discard();
      return;
    }
    setSaving(true);
    try {
      await onSave(next);
      discard();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setSaving(false);
    }
  };
  return { draft, setDraft, problem, saving, save, discard };
}

/** One property that is saved when it is left, or with Enter; Escape takes back what was typed. */
export function EditableField({ label, value, field, disabled, onSave }: EditableFieldProps) {
  const id = useId();
  const { draft, setDraft, problem, saving, save, discard } = useDraft(value, onSave);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && draft !== null) void save(draft);
    if (event.key === "Escape" && draft !== null) discard();
  };
  const shared = { id, disabled, "aria-invalid": problem === null ? undefined : true, "aria-describedby": problem === null ? undefined : `${id}-problem` };
  return (
    <div className={classes("editable", problem !== null && "is-error")} aria-busy={saving || undefined}>
      <label htmlFor={id}>{label}</label>
      {field.kind === "choice" ? (
        <select {...shared} value={draft ?? value} onChange={(event) => {
          setDraft(event.currentTarget.value);
          void save(event.currentTarget.value);
        }}>
          {field.optional || value === "" ? <option value="">–</option> : null}
          {field.options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        </select>
      ) : (
        <span className="editable-input">
          <input
            {...shared} type={field.kind === "date" ? "date" : "text"} inputMode={field.kind === "amount" ? "decimal" : undefined} value={draft ?? value}
            placeholder="–"
            onChange={(event) => {
              setDraft(event.currentTarget.value);
            }}
            onBlur={() => {
              if (draft !== null) void save(draft);
            }}
            onKeyDown={onKeyDown}
          />
          {field.kind === "amount" ? <span className="editable-unit">{field.currency}</span> : null}
        </span>
      )}
      {problem === null ? null : <p id={`${id}-problem`} role="alert" className="ui-message is-error">{problem}</p>}
    </div>
  );
}
