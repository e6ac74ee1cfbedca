import type { InputProps, SearchInputProps, TextAreaProps } from "@hubspot/ui-extensions";
import { TextField, type TextFieldProps } from "./text-field.tsx";

/** What the text inputs have in common, as a TextField wants it. */
const textField = (props: InputProps | SearchInputProps | TextAreaProps): TextFieldProps => ({
  label: props.label,
  required: props.required,
  description: props.description,
  tooltip: props.tooltip,
  error: props.error,
  validationMessage: props.validationMessage,
  name: props.name,
  value: props.value,
  initial: props.defaultValue ?? "",
  placeholder: props.placeholder,
  readOnly: props.readOnly,
  testId: props.testId,
  onInput: props.onInput,
  onCommit: props.onChange,
  onBlur: props.onBlur,
  onFocus: props.onFocus,
});

/** One line of text. */
export const Input = (props: InputProps) => <TextField {...textField(props)} type={props.type ?? "text"} />;

/** Several lines of text. */
export const TextArea = (props: TextAreaProps) => (
  <TextField {...textField(props)} rows={props.rows ?? 3} maxLength={props.maxLength} resize={props.resize} />
);

/** A line to search by. Unlike other inputs it reports every key as a change. */
export const SearchInput = (props: SearchInputProps) => (
  <TextField {...textField(props)} type="search" placeholder={props.placeholder ?? "Search"} commitsAtOnce />
);
