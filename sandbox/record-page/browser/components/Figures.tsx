import type { CSSProperties } from "react";
import type {
  ProgressBarProps, ScoreProps, StatisticsItemProps, StatisticsProps, StatisticsTrendProps, StepIndicatorProps,
} from "@hubspot/ui-extensions";
import { classes } from "./sizes.ts";

/** Large numbers side by side. */
export const Statistics = (props: StatisticsProps) => <dl className="ui-statistics" data-test-id={props.testId}>{props.children}</dl>;

/** One large number with its label. */
export const StatisticsItem = (props: StatisticsItemProps) => (
  <div id={props.id} data-test-id={props.testId}>
    <dt>{props.label}</dt>
    <dd>
      <span className="ui-statistic">{props.number}</span>
      {props.children}
    </dd>
  </div>
);

/** Where a number is heading. */
export const StatisticsTrend = (props: StatisticsTrendProps) => {
  const up = props.direction === "increase";
  return (
    <span className={`ui-trend is-${props.color ?? (up ? "green" : "red")}`} data-test-id={props.testId}>
      <span aria-hidden>{up ? "▲ " : "▼ "}</span>
      <span className="visually-hidden">{props.direction} </span>
      {props.value}
    </span>
  );
};

/** How far something is, of `maxValue` (100 unless told). */
export const ProgressBar = (props: ProgressBarProps) => {
  const max = props.maxValue ?? props.valueMax ?? 100;
  const value = props.value ?? 0;
  const percent = max > 0 ? Math.round((value / max) * 100) : 0;
  return (
    <div className={classes("ui-progress", props.variant && `is-${props.variant}`)} data-test-id={props.testId}>
      {props.title || props.showPercentage ? (
        <div className="ui-progress-head">
          <span>{props.title}</span>
          {props.showPercentage ? <span>{percent}%</span> : null}
        </div>
      ) : null}
      <div
        className="ui-progress-track" role="progressbar" aria-valuemin={0} aria-valuemax={max} aria-valuenow={Math.min(value, max)}
        aria-valuetext={props.valueDescription} aria-label={props["aria-label"] ?? props.title ?? "Progress"}
      >
        <div className="ui-progress-fill" style={{ width: `${String(Math.max(0, Math.min(100, percent)))}%` }} />
      </div>
      {props.valueDescription ? <div className="ui-text is-microcopy">{props.valueDescription}</div> : null}
    </div>
  );
};

/** A score of 0 to 100 in a ring. */
export const ScoreCircle = (props: ScoreProps) => (
  <div
    className="ui-score" role="img" aria-label={`Score: ${String(props.score)} of 100`} data-test-id={props.testId}
    style={{ "--score": `${String(props.score)}%` } as CSSProperties}
  >
    <span>{props.score}</span>
  </div>
);

/** Named steps, one of them the present one (counted from 0). */
export const StepIndicator = (props: StepIndicatorProps) => {
  const current = props.currentStep ?? 0;
  return (
    <ol className={classes("ui-steps", `is-${props.direction ?? "horizontal"}`, props.variant && `is-${props.variant}`)} data-test-id={props.testId}>
      {props.stepNames.map((name, index) => (
        <li key={name} className={classes(index < current && "is-done", index === current && "is-current")} aria-current={index === current ? "step" : undefined}>
          <span className="ui-step-mark" aria-hidden>{index < current ? "✓" : index + 1}</span>
          {props.onClick ? <button type="button" onClick={() => props.onClick?.(index)}>{name}</button> : <span>{name}</span>}
        </li>
      ))}
    </ol>
  );
};
