import type { CheckboxProps, RadioButtonProps, ToggleGroupProps, ToggleProps } from "@hubspot/ui-extensions";
import { useId } from "react";
import { useLatest } from "./extension-event.ts";
import { FieldGroup } from "./Field.tsx";
import { useFieldValue } from "./field-value.ts";
import { useCommit } from "./Form.tsx";

const Tick = ({ props, type }: { readonly props: CheckboxProps; readonly type: "checkbox" | "radio" }) => {
  const id = useId();
  const [checked, setChecked] = useFieldValue(props.checked, props.initialIsChecked ?? false);
  const change = useLatest(props.onChange);
  const submitAfter = useCommit();
  return (
    <div className="ui-tick">
      <label>
        <input
          type={type} name={props.name} value={props.value} checked={checked} disabled={props.readOnly ?? props.readonly} data-test-id={props.testId}
          aria-label={props["aria-label"]} aria-describedby={props.description ? id : undefined}
          onChange={(event) => {
            setChecked(event.currentTarget.checked);
            submitAfter(change.current?.(event.currentTarget.checked, props.value ?? ""));
          }}
        />
        {props.children}
      </label>
      {props.description ? <div id={id} className="ui-text is-microcopy">{props.description}</div> : null}
    </div>
  );
};

/** A yes or no. */
export const Checkbox = (props: CheckboxProps) => <Tick props={props} type="checkbox" />;

/** One of several; the card keeps them apart. */
export const RadioButton = (props: RadioButtonProps) => <Tick props={props} type="radio" />;

/** A list of check boxes or of radio buttons under one label. */
export const ToggleGroup = (props: ToggleGroupProps) => {
  const radio = props.toggleType === "radioButtonList";
  const given = props.value === undefined ? undefined : [props.value].flat();
  const [value, setValue] = useFieldValue(given, props.options.filter((option) => option.initialIsChecked).map((option) => option.value));
  const change = useLatest(props.onChange as ((value: string | string[]) => unknown) | undefined);
  const submitAfter = useCommit();
  const pick = (option: string, on: boolean): void => {
    const next = radio ? [option] : on ? [...value, option] : value.filter((other) => other !== option);
    setValue(next);
    submitAfter(change.current?.(radio ? option : next));
  };
  return (
    <FieldGroup text={props} inline={props.inline}>
      {props.options.map((option) => (
        <label key={option.value}>
          <input
            type={radio ? "radio" : "checkbox"} name={props.name} value={option.value} disabled={option.readOnly ?? option.readonly}
            checked={value.includes(option.value)}
            onChange={(event) => {
              pick(option.value, event.currentTarget.checked);
            }}
          />
          <span>{option.label}{option.description ? <span className="ui-text is-microcopy"> {option.description}</span> : null}</span>
        </label>
      ))}
    </FieldGroup>
  );
};

/** A switch that takes effect at once. */
export const Toggle = (props: ToggleProps) => {
  const [checked, setChecked] = useFieldValue(props.checked, props.initialIsChecked ?? false);
  const change = useLatest(props.onChange);
  const submitAfter = useCommit();
  return (
    <label className={`ui-toggle is-${props.labelDisplay ?? "inline"}`} data-test-id={props.testId}>
      <span className={props.labelDisplay === "hidden" ? "visually-hidden" : undefined}>{props.label}</span>
      <input
        type="checkbox" role="switch" name={props.name} checked={checked} disabled={props.readOnly ?? props.readonly}
        onChange={(event) => {
          setChecked(event.currentTarget.checked);
          submitAfter(change.current?.(event.currentTarget.checked));
        }}
      />
      <span className="ui-toggle-text" aria-hidden>{checked ? (props.textChecked ?? "On") : (props.textUnchecked ?? "Off")}</span>
    </label>
  );
};
