import type { PropertyDefinition } from "./property.ts";

/** A value as it is kept, or what HubSpot says is wrong with it. */
export type Checked = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: string; readonly message: string };

const good = (value: string): Checked => ({ ok: true, value });
const bad = (code: string, message: string): Checked => ({ ok: false, code, message });

/** Longest text a property holds (HubSpot: property limits). */
const MAX_TEXT = 65_536;

/**
 * Checks a value against its property and brings it into the form HubSpot answers with: dates as `YYYY-MM-DD`,
 * times as ISO-8601 in UTC, checkbox lists without duplicates. "" clears any property.
 *
 * `options` are the allowed values of enumerations; null when any value will do. `current` is what a leading `;` appends to.
 */
export function checkValue(definition: PropertyDefinition, raw: string, options: readonly string[] | null, current: string | null): Checked {
  if (raw === "") return good("");
  switch (definition.type) {
    case "number": return checkNumber(raw);
    case "date": return checkDate(raw);
    case "datetime": return checkDateTime(raw);
    case "bool": return checkBool(raw);
    case "enumeration": return definition.fieldType === "checkbox" ? checkList(raw, options, current) : checkOption(raw, options);
    case "string":
    case "phone_number": return raw.length > MAX_TEXT ? bad("PROPERTY_VALUE_TOO_LONG", `value is longer than ${String(MAX_TEXT)} characters`) : good(raw);
  }
}

function checkNumber(raw: string): Checked {
  const text = raw.trim();
  return /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(text) ? good(text) : bad("INVALID_DOUBLE", `${raw} was not a valid number.`);
}

function checkBool(raw: string): Checked {
  const text = raw.toLowerCase();
  return text === "true" || text === "false" ? good(text) : bad("INVALID_OPTION", `${raw} was not one of the allowed options: [true, false]`);
}

const DAY = 86_400_000;

/** `YYYY-MM-DD`, or midnight UTC in milliseconds: HubSpot refuses a date with a time of day in it. */
function checkDate(raw: string): Checked {
  const text = raw.trim();
  const day = /^-?\d{5,}$/.test(text) ? new Date(Number(text)) : /^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?Z)?$/.test(text) ? new Date(text) : null;
  if (day === null || Number.isNaN(day.getTime())) return bad("INVALID_DATE", `${raw} is not a valid date: expected YYYY-MM-DD or midnight UTC in milliseconds`);
  if (day.getTime() % DAY !== 0) return bad("INVALID_DATE", `${raw} is at ${day.toISOString().slice(11)} but must be at midnight UTC`);
  const value = day.toISOString().slice(0, 10);
  return /^\d{4}-/.test(text) && !text.startsWith(value) ? bad("INVALID_DATE", `${raw} is not a day of the calendar`) : good(value);
}

function checkDateTime(raw: string): Checked {
  const text = raw.trim();
  const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))?$/;
  const instant = /^-?\d{5,}$/.test(text) ? new Date(Number(text)) : iso.test(text) ? new Date(text) : null;
  if (instant === null || Number.isNaN(instant.getTime())) return bad("INVALID_DATE", `${raw} is not a valid time: expected ISO-8601 or milliseconds`);
  return good(instant.toISOString());
}

function checkOption(raw: string, options: readonly string[] | null): Checked {
  return options === null || options.includes(raw) ? good(raw) : bad("INVALID_OPTION", notAllowed(raw, options));
}

function checkList(raw: string, options: readonly string[] | null, current: string | null): Checked {
  const added = raw.split(";").filter((item) => item !== "");
  const wrong = options === null ? undefined : added.find((item) => !options.includes(item));
  if (wrong !== undefined) return bad("INVALID_OPTION", notAllowed(wrong, options ?? []));
  const kept = raw.startsWith(";") && current !== null ? current.split(";") : [];
  return good([...new Set([...kept, ...added])].join(";"));
}

const notAllowed = (value: string, options: readonly string[]): string => `${value} was not one of the allowed options: [${options.join(", ")}]`;
