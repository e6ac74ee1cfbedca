import type { MultiSelectProps, SelectProps } from "@hubspot/ui-extensions";
import { useLatest } from "./extension-event.ts";
import { Field, FieldGroup } from "./Field.tsx";
import { useFieldValue } from "./field-value.ts";
import { useCommit } from "./Form.tsx";

type Value = string | number | boolean;

/** A choice of one. Options are kept by index: a DOM select has only texts, while values may be numbers and booleans. */
export const Select = (props: SelectProps) => {
  const [value, setValue] = useFieldValue<Value | undefined>(props.value, undefined);
  const change = useLatest(props.onChange);
  const submitAfter = useCommit();
  const chosen = props.options.findIndex((option) => option.value === value);
  return (
    <Field text={props}>
      {(aria) => (
        <>
          <select
            {...aria} className={`is-${props.variant ?? "input"}`} disabled={props.readOnly} data-test-id={props.testId} value={chosen}
            onChange={(event) => {
              const option = props.options[Number(event.currentTarget.value)];
              if (option === undefined) return;
              setValue(option.value);
              submitAfter(change.current?.(option.value));
            }}
          >
            {chosen < 0 ? <option value={-1}>{props.placeholder ?? "Select an option"}</option> : null}
            {props.options.map((option, index) => <option key={String(option.value)} value={index}>{option.label}</option>)}
          </select>
          {props.name ? <input type="hidden" name={props.name} value={chosen < 0 ? "" : String(value)} /> : null}
        </>
      )}
    </Field>
  );
};

/** A choice of many, as a list of check boxes. */
export const MultiSelect = (props: MultiSelectProps) => {
  const [value, setValue] = useFieldValue<Value[]>(props.value, []);
  const change = useLatest(props.onChange);
  const submitAfter = useCommit();
  const toggle = (option: Value, on: boolean): void => {
    const next = on ? [...value, option] : value.filter((other) => other !== option);
    setValue(next);
    submitAfter(change.current?.(next));
  };
  return (
    <FieldGroup text={props}>
      {props.options.map((option) => (
        <label key={String(option.value)}>
          <input
            type="checkbox" name={props.name} value={String(option.value)} disabled={props.readOnly} checked={value.includes(option.value)}
            onChange={(event) => {
              toggle(option.value, event.currentTarget.checked);
            }}
          />
          {option.label}
        </label>
      ))}
    </FieldGroup>
  );
};
