import type { BaseDate, BaseTime, DateInputEventsPayload, DateInputProps, TimeInputProps } from "@hubspot/ui-extensions";
import { TextField } from "./text-field.tsx";

const two = (value: number): string => String(value).padStart(2, "0");

/** HubSpot counts months from 0; the page's date fields speak ISO. */
const isoOf = (date: BaseDate | null | undefined): string | undefined =>
  date ? `${String(date.year)}-${two(date.month + 1)}-${two(date.date)}` : undefined;

const onDate = (listener: ((value: DateInputEventsPayload) => unknown) | undefined) => (iso: string): unknown => {
  const [year, month, date] = iso.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  return listener?.({ year, month: month - 1, date, formattedDate: iso });
};

const textOf = (time: BaseTime | null | undefined): string | undefined => (time ? `${two(time.hours)}:${two(time.minutes)}` : undefined);

const onTime = (listener: ((value: BaseTime) => unknown) | undefined) => (text: string): unknown => {
  const [hours, minutes] = text.split(":").map(Number);
  return hours === undefined || minutes === undefined ? undefined : listener?.({ hours, minutes });
};

type Common = Pick<DateInputProps, "label" | "name" | "required" | "description" | "tooltip" | "error" | "validationMessage" | "readOnly" | "testId">;

const common = (props: Common): Common => ({
  label: props.label,
  name: props.name,
  required: props.required,
  description: props.description,
  tooltip: props.tooltip,
  error: props.error,
  validationMessage: props.validationMessage,
  readOnly: props.readOnly,
  testId: props.testId,
});

/** A calendar date. */
export const DateInput = (props: DateInputProps) => (
  <TextField
    {...common(props)} type="date" value={isoOf(props.value)} initial={isoOf(props.defaultValue) ?? ""} min={isoOf(props.min)} max={isoOf(props.max)} commitsAtOnce
    onCommit={onDate(props.onChange)} onBlur={onDate(props.onBlur)} onFocus={onDate(props.onFocus)}
  />
);

/** A time of day. */
export const TimeInput = (props: TimeInputProps) => (
  <TextField
    {...common(props)} type="time" value={textOf(props.value)} initial={textOf(props.defaultValue) ?? ""} min={textOf(props.min)} max={textOf(props.max)} commitsAtOnce
    onCommit={onTime(props.onChange)} onBlur={onTime(props.onBlur)} onFocus={onTime(props.onFocus)}
  />
);
