import type { BarChartProps, ChartProps, LineChartProps } from "@hubspot/ui-extensions";
import type { ReactElement } from "react";
import {
  Bar, BarChart as Bars, CartesianGrid, LabelList, Legend, Line, LineChart as Lines, ResponsiveContainer, Tooltip, XAxis, YAxis,
} from "recharts";
import { chartTable, X, type ChartTable } from "./chart-data.ts";

const HEIGHT = 240;
const MARGIN = { top: 16, right: 8, bottom: 4, left: 0 };

/** The drawing is hidden from screen readers, which get the same numbers as a table. */
function Figure({ chart, table, children }: { readonly chart: ChartProps; readonly table: ChartTable; readonly children: ReactElement }) {
  const title = chart.options?.title;
  return (
    <figure className="ui-chart" data-test-id={chart.testId}>
      {title ? <figcaption>{title}</figcaption> : null}
      <div aria-hidden>
        <ResponsiveContainer width="100%" height={HEIGHT} initialDimension={{ width: 320, height: HEIGHT }}>{children}</ResponsiveContainer>
      </div>
      <table className="visually-hidden">
        <caption>{title ?? "Chart data"}</caption>
        <thead>
          <tr>
            <th scope="col">{chart.axes.x.label ?? chart.axes.x.field}</th>
            {table.series.map((series) => <th scope="col" key={series.key}>{series.name}</th>)}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[X]}>
              <th scope="row">{row[X]}</th>
              {table.series.map((series) => <td key={series.key}>{row[series.key]}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

/** Recharts looks for these among its own children, so they come as elements rather than as a component. */
const frame = ({ axes, options }: ChartProps) => [
  <CartesianGrid key="grid" vertical={false} stroke="var(--line-soft)" />,
  <XAxis key="x" dataKey={X} height={40} tick={{ fontSize: 11 }} label={axes.x.label ? { value: axes.x.label, position: "insideBottom", offset: -2, fontSize: 11 } : undefined} />,
  <YAxis key="y" width={56} tick={{ fontSize: 11 }} label={axes.y.label ? { value: axes.y.label, angle: -90, position: "insideLeft", fontSize: 11 } : undefined} />,
  options?.showTooltips === false ? null : <Tooltip key="tooltip" />,
  options?.showLegend === false ? null : <Legend key="legend" />,
];

const dataLabels = (chart: ChartProps, key: string) =>
  chart.options?.showDataLabels ? <LabelList dataKey={key} position="top" fontSize={11} /> : null;

/** Bars for each place on the x axis, side by side or stacked. */
export const BarChart = (props: BarChartProps) => {
  const table = chartTable(props);
  return (
    <Figure chart={props} table={table}>
      <Bars data={[...table.rows]} margin={MARGIN} accessibilityLayer={false}>
        {frame(props)}
        {table.series.map((series) => (
          <Bar key={series.key} dataKey={series.key} name={series.name} fill={series.color} isAnimationActive={false} stackId={props.axes.options?.stacking ? "stack" : undefined}>
            {dataLabels(props, series.key)}
          </Bar>
        ))}
      </Bars>
    </Figure>
  );
};

/** A line through the places on the x axis for each series. */
export const LineChart = (props: LineChartProps) => {
  const table = chartTable(props);
  return (
    <Figure chart={props} table={table}>
      <Lines data={[...table.rows]} margin={MARGIN} accessibilityLayer={false}>
        {frame(props)}
        {table.series.map((series) => (
          <Line key={series.key} dataKey={series.key} name={series.name} stroke={series.color} strokeWidth={2} isAnimationActive={false}>
            {dataLabels(props, series.key)}
          </Line>
        ))}
      </Lines>
    </Figure>
  );
};
