import type { CurrencyInputProps, NumberInputProps, StepperInputProps } from "@hubspot/ui-extensions";
import { TextField, type TextFieldProps } from "./text-field.tsx";

type Listener = ((value: number) => unknown) | undefined;

const textOf = (value: number | null | undefined): string | undefined => (value === null || value === undefined ? undefined : String(value));

/** Calls a card's listener with the number typed; an empty or unfinished number is `undefined`, as in HubSpot. */
const asNumber = (listener: Listener) => (text: string): unknown => {
  const value = text.trim() === "" ? Number.NaN : Number(text.replaceAll(",", ""));
  return (listener as ((value: number | undefined) => unknown) | undefined)?.(Number.isNaN(value) ? undefined : value);
};

const numberField = (props: Omit<NumberInputProps, "onInput" | "formatStyle" | "textAlign"> & { readonly onInput?: Listener }): TextFieldProps => ({
  label: props.label,
  required: props.required,
  description: props.description,
  tooltip: props.tooltip,
  error: props.error,
  validationMessage: props.validationMessage,
  name: props.name,
  value: textOf(props.value),
  initial: textOf(props.defaultValue) ?? "",
  placeholder: props.placeholder,
  readOnly: props.readOnly,
  testId: props.testId,
  inputMode: "decimal",
  onInput: asNumber(props.onInput),
  onCommit: asNumber(props.onChange),
  onBlur: asNumber(props.onBlur),
  onFocus: asNumber(props.onFocus),
});

/** A number, or a percentage. */
export const NumberInput = (props: NumberInputProps) => <TextField {...numberField(props)} after={props.formatStyle === "percentage" ? "%" : undefined} />;

/** An amount of money in the currency given, else in dollars. */
export const CurrencyInput = (props: CurrencyInputProps) => <TextField {...numberField(props)} before={props.currency ?? "USD"} />;

/** A number with arrows. */
export const StepperInput = (props: StepperInputProps) => (
  <TextField {...numberField(props)} type="number" step={props.stepSize ?? 1} min={textOf(props.min)} max={textOf(props.max)} commitsAtOnce />
);
