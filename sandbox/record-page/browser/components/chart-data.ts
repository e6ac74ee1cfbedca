import type { ChartColor, ChartProps } from "@hubspot/ui-extensions";

const COLORS: Readonly<Record<ChartColor, string>> = {
  orange: "#ff8f59", aqua: "#51d3d9", purple: "#9784c2", yellow: "#fad179", pink: "#ff7fa8", blue: "#81c1fd", green: "#9fe2a2",
  darkOrange: "#e66e50", darkAqua: "#16959f", darkPurple: "#6250a2", darkYellow: "#dbae60", darkPink: "#c64a6f", darkBlue: "#3e7cbf", darkGreen: "#4fb06d",
};
const ORDER: readonly ChartColor[] = ["orange", "aqua", "purple", "yellow", "pink", "blue", "green"];

/** One line or one set of bars. */
export interface Series {
  readonly key: string;
  readonly name: string;
  readonly color: string;
}

/** A chart's rows, one for each place on the x axis, with a number for each series. */
export interface ChartTable {
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly series: readonly Series[];
}

/** Key of the x value in a row; series are called by the card's own values, so it must not look like one. */
export const X = "\u0000x";

/** Turns a card's long rows (one for each x and group) into wide ones (one for each x). */
export function chartTable(chart: ChartProps): ChartTable {
  const { data, options: dataOptions } = Array.isArray(chart.data) ? { data: chart.data, options: undefined } : chart.data;
  const { x, y, options } = chart.axes;
  const group = options?.groupFieldByColor;
  const label = (field: string, value: string | number | undefined): string =>
    dataOptions?.propertyLabels?.[field]?.[String(value)] ?? String(value);
  const rows = new Map<string, Record<string, string | number>>();
  for (const entry of data) {
    const at = entry[x.field];
    const place = x.fieldType === "datetime" && at !== undefined ? new Date(at).toLocaleDateString(undefined, { timeZone: "UTC" }) : label(x.field, at);
    const row = rows.get(place) ?? { [X]: place };
    row[group === undefined ? y.field : String(entry[group])] = Number(entry[y.field]);
    rows.set(place, row);
  }
  const keys = group === undefined ? [y.field] : [...new Set(data.map((entry) => String(entry[group])))];
  const palette = chart.options?.colorList ?? chart.options?.colors ?? ORDER;
  const series = keys.map((key, index) => ({
    key,
    name: group === undefined ? (y.label ?? y.field) : label(group, key),
    color: COLORS[options?.colors?.[key] ?? palette[index % palette.length] ?? "blue"],
  }));
  return { rows: [...rows.values()], series };
}
