import type { AlertProps, EmptyStateProps, ErrorStateProps, LoadingSpinnerProps } from "@hubspot/ui-extensions";
import { Artwork } from "./Media.tsx";
import { classes, sizeOf } from "./sizes.ts";

/** A message inside the card. Trouble is announced at once, the rest when there is a pause. */
export const Alert = (props: AlertProps) => {
  const variant = props.variant === "error" ? "danger" : (props.variant ?? "info");
  return (
    <div className={`ui-alert is-${variant}`} role={variant === "danger" ? "alert" : "status"} data-test-id={props.testId}>
      <div className="ui-alert-title">{props.title}</div>
      {props.children}
    </div>
  );
};

/** Says that something is on its way. */
export const LoadingSpinner = (props: LoadingSpinnerProps) => (
  <div className={classes("ui-loading", props.layout === "centered" && "is-centered")} role="status" data-test-id={props.testId}>
    <span className={`ui-spinner is-${sizeOf(props.size, "sm")}`} aria-hidden />
    <span className={props.showLabel ? undefined : "visually-hidden"}>{props.label}</span>
  </div>
);

/** Says that there is nothing yet, and what to do about it. */
export const EmptyState = (props: EmptyStateProps) => (
  <div
    className={classes("ui-state", `is-${props.layout ?? "horizontal"}`, props.flush && "is-flush", props.reverseOrder && "is-reversed")}
    data-test-id={props.testId}
  >
    <Artwork name={props.imageName ?? "emptyStateCharts"} width={props.imageWidth ?? 120} />
    <div className="ui-state-body">
      <h3>{props.title ?? "All is not lost."}</h3>
      {props.children}
    </div>
  </div>
);

/** Says that something went wrong, and what to do about it. */
export const ErrorState = (props: ErrorStateProps) => (
  <div className="ui-state is-vertical is-error" role="alert" data-test-id={props.testId}>
    <Artwork name={props.type === "lock" ? "lock" : "errorGeneral"} width={96} />
    <div className="ui-state-body">
      <h3>{props.title ?? "Something went wrong."}</h3>
      {props.children}
    </div>
  </div>
);
