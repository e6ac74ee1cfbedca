import { useRef, type HTMLInputTypeAttribute, type InputHTMLAttributes, type KeyboardEvent } from "react";
import { useLatest } from "./extension-event.ts";
import { Field, type FieldText } from "./Field.tsx";
import { useFieldValue } from "./field-value.ts";
import { useCommit } from "./Form.tsx";

/** An input of one line or more whose value on the page is a text, whatever the card makes of it. */
export interface TextFieldProps extends FieldText {
  readonly name: string;
  readonly value: string | undefined;
  readonly initial: string;
  readonly placeholder?: string | undefined;
  readonly readOnly?: boolean | undefined;
  readonly testId?: string | undefined;
  /** Number of lines; left out: a one-line input. */
  readonly rows?: number | undefined;
  readonly resize?: "vertical" | "horizontal" | "both" | "none" | undefined;
  readonly maxLength?: number | undefined;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>["inputMode"];
  readonly step?: number | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Shown before and after the input, such as a currency or "%". */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** True for inputs that are done with every change, such as a date picker. */
  readonly commitsAtOnce?: boolean;
  readonly onInput?: ((value: string) => unknown) | undefined;
  readonly onCommit?: ((value: string) => unknown) | undefined;
  readonly onBlur?: ((value: string) => unknown) | undefined;
  readonly onFocus?: ((value: string) => unknown) | undefined;
}

/** Renders a TextFieldProps. A value is committed when the input is left or Enter is pressed. HubSpot: `onChange` of inputs. */
export function TextField(props: TextFieldProps) {
  const [value, setValue] = useFieldValue(props.value, props.initial);
  const latest = useLatest(props);
  const committed = useRef(value);
  const submitAfter = useCommit();
  const commit = (next: string): void => {
    if (committed.current === next) return;
    committed.current = next;
    submitAfter(latest.current.onCommit?.(next));
  };
  const shared = {
    name: props.name,
    value,
    placeholder: props.placeholder,
    readOnly: props.readOnly,
    maxLength: props.maxLength,
    "data-test-id": props.testId,
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = event.currentTarget.value;
      setValue(next);
      submitAfter(latest.current.onInput?.(next));
      if (props.commitsAtOnce) commit(next);
    },
    onFocus: () => latest.current.onFocus?.(value),
    onBlur: () => {
      commit(value);
      latest.current.onBlur?.(value);
    },
  };
  const commitOnEnter = (event: KeyboardEvent): void => {
    if (event.key === "Enter") commit(value);
  };
  return (
    <Field text={props}>
      {(aria) => props.rows !== undefined ? (
        <textarea {...aria} {...shared} rows={props.rows} style={{ resize: props.resize ?? "vertical" }} />
      ) : (
        <span className="ui-input">
          {props.before ? <span className="ui-affix" aria-hidden>{props.before}</span> : null}
          <input
            {...aria} {...shared} type={props.type ?? "text"} inputMode={props.inputMode} step={props.step} min={props.min} max={props.max}
            onKeyDown={commitOnEnter}
          />
          {props.after ? <span className="ui-affix" aria-hidden>{props.after}</span> : null}
        </span>
      )}
    </Field>
  );
}
