import { Children, type CSSProperties } from "react";
import type { DescriptionListItemProps, DescriptionListProps, HeadingProps, ListProps, TextProps } from "@hubspot/ui-extensions";
import { classes } from "./sizes.ts";

const WEIGHT = { regular: 400, demibold: 600, bold: 700 } as const;

function textStyle({ format, truncate }: TextProps): CSSProperties {
  const transform = format?.textTransform;
  return {
    fontWeight: format?.fontWeight && WEIGHT[format.fontWeight],
    fontStyle: format?.italic ? "italic" : undefined,
    textDecoration: format?.lineDecoration === "strikethrough" ? "line-through" : format?.lineDecoration,
    textTransform: transform === "sentenceCase" ? undefined : transform,
    maxWidth: typeof truncate === "object" ? truncate.maxWidth : undefined,
  };
}

/** A paragraph, or a run of text when `inline`. */
export const Text = (props: TextProps) => {
  const Element = props.inline ? "span" : "div";
  const className = classes(
    "ui-text", props.variant === "microcopy" && "is-microcopy", Boolean(props.truncate) && "is-truncated",
    props.format?.textTransform === "sentenceCase" && "is-sentence",
  );
  const tooltip = typeof props.truncate === "object" ? props.truncate.tooltipText : undefined;
  return <Element className={className} data-test-id={props.testId} style={textStyle(props)} title={tooltip}>{props.children}</Element>;
};

/** A heading within a card; the card's own title is one level above. */
export const Heading = (props: HeadingProps) => (
  <h3 className={classes("ui-heading", props.inline && "is-inline")} data-test-id={props.testId}>{props.children}</h3>
);

/** A list whose children are its items. */
export const List = (props: ListProps) => {
  const variant = props.variant ?? "unordered";
  const Element = variant.startsWith("ordered") ? "ol" : "ul";
  return (
    <Element className={`ui-list is-${variant}`} data-test-id={props.testId}>
      {Children.map(props.children, (item) => <li>{item}</li>)}
    </Element>
  );
};

/** Labels with their values. */
export const DescriptionList = (props: DescriptionListProps) => (
  <dl className={`ui-descriptions is-${props.direction ?? "column"}`} data-test-id={props.testId}>{props.children}</dl>
);

/** One label with its value. */
export const DescriptionListItem = (props: DescriptionListItemProps) => (
  <div data-test-id={props.testId}>
    <dt>{props.label}</dt>
    <dd>{props.children}</dd>
  </div>
);
