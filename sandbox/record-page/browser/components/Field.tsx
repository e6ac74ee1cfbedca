import { useId, type ReactNode } from "react";
import { classes } from "./sizes.ts";

/** What surrounds an input: label, help and the message of a check. */
export interface FieldText {
  readonly label?: string | undefined;
  readonly required?: boolean | undefined;
  readonly description?: string | undefined;
  readonly tooltip?: string | undefined;
  readonly error?: boolean | undefined;
  readonly validationMessage?: string | undefined;
}

/** Attributes that tie an input to the text around it. */
export interface FieldAria {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-required": true | undefined;
}

/** Help and messages, with ids for `aria-describedby`. */
function useFieldTexts(text: FieldText) {
  const id = useId();
  const description = text.description ? <div id={`${id}-description`} className="ui-text is-microcopy">{text.description}</div> : null;
  const tooltip = text.tooltip ? <span id={`${id}-tooltip`} className="visually-hidden">{text.tooltip}</span> : null;
  const message = text.validationMessage ? (
    <div id={`${id}-message`} className={classes("ui-message", text.error && "is-error")} role={text.error ? "alert" : undefined}>{text.validationMessage}</div>
  ) : null;
  const describedBy = classes(description !== null && `${id}-description`, tooltip !== null && `${id}-tooltip`, message !== null && `${id}-message`);
  return { id, description, tooltip, message, describedBy: describedBy === "" ? undefined : describedBy };
}

/** The marks after a label are drawn by the style sheet: they are no part of its text. */
const labelClass = (text: FieldText): string => classes("ui-label", text.required && "is-required", Boolean(text.tooltip) && "has-tooltip");

/** One labelled input. */
export function Field({ text, children }: { readonly text: FieldText; readonly children: (aria: FieldAria) => ReactNode }) {
  const parts = useFieldTexts(text);
  return (
    <div className={classes("ui-field", text.error && "is-error")}>
      {text.label ? <label htmlFor={parts.id} className={labelClass(text)} title={text.tooltip}>{text.label}</label> : null}
      {parts.tooltip}
      {parts.description}
      {children({
        id: parts.id,
        "aria-describedby": parts.describedBy,
        "aria-invalid": text.error ? true : undefined,
        "aria-required": text.required ? true : undefined,
      })}
      {parts.message}
    </div>
  );
}

/** Several inputs under one label. */
export function FieldGroup({ text, inline, children }: { readonly text: FieldText; readonly inline?: boolean | undefined; readonly children: ReactNode }) {
  const parts = useFieldTexts(text);
  return (
    <fieldset className={classes("ui-group", inline && "is-inline", text.error && "is-error")} aria-describedby={parts.describedBy}>
      {text.label ? <legend className={labelClass(text)} title={text.tooltip}>{text.label}</legend> : null}
      {parts.tooltip}
      {parts.description}
      <div className="ui-group-options">{children}</div>
      {parts.message}
    </fieldset>
  );
}
