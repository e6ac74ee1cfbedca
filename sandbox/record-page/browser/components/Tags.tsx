import type { StatusTagProps, TagProps } from "@hubspot/ui-extensions";
import { useAnchor } from "./overlay-anchor.tsx";
import { classes } from "./sizes.ts";

/** A short label; a button when it can be clicked. */
export const Tag = (props: TagProps) => {
  const anchor = useAnchor(props);
  const className = `ui-tag is-${props.variant ?? "default"}`;
  return (
    <span className={classes("ui-anchor", !props.inline && "is-block")}>
      {props.onClick || props.overlay ? (
        <button type="button" className={className} data-test-id={props.testId} aria-describedby={anchor.describedBy} onClick={anchor.click}>{props.children}</button>
      ) : (
        <span className={className} data-test-id={props.testId}>{props.children}</span>
      )}
      {anchor.overlay}
    </span>
  );
};

/** A state with a coloured dot. The words carry the meaning, the colour only repeats it. */
export const StatusTag = (props: StatusTagProps) => {
  const content = <><span className="ui-status-dot" aria-hidden />{props.children}</>;
  return (
    <span className={classes("ui-status", `is-${props.variant ?? "default"}`, props.hollow && "is-hollow")} data-test-id={props.testId}>
      {props.onClick ? <button type="button" onClick={() => props.onClick?.()}>{content}</button> : content}
      {props.showRemoveIcon ? <button type="button" aria-label="Remove" onClick={() => props.onRemoveClick?.()}>×</button> : null}
    </span>
  );
};
