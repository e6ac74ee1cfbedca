import type {
  AutoGridProps, BoxProps, CardProps, DividerProps, FlexProps, InlineProps, SpacerProps, StackProps, TileProps,
} from "@hubspot/ui-extensions";
import { classes, sizeOf } from "./sizes.ts";

const JUSTIFY = { start: "flex-start", end: "flex-end", center: "center", around: "space-around", between: "space-between" } as const;
const ALIGN = { start: "flex-start", end: "flex-end", center: "center", baseline: "baseline", stretch: "stretch", auto: "auto" } as const;

/** Flexible box with HubSpot's gaps. */
export const Flex = (props: FlexProps) => (
  <div
    className={classes("ui-flex", `gap-${sizeOf(props.gap, "flush")}`)}
    data-test-id={props.testId}
    style={{
      flexDirection: props.direction ?? "row",
      justifyContent: JUSTIFY[props.justify ?? "start"],
      alignItems: ALIGN[props.align ?? "stretch"],
      alignSelf: props.alignSelf && ALIGN[props.alignSelf],
      flexWrap: props.wrap === true || props.wrap === "wrap" ? "wrap" : "nowrap",
    }}
  >
    {props.children}
  </div>
);

/** Predecessor of Flex, still sent by older cards. */
export const Stack = (props: StackProps) => (
  <div
    className={classes("ui-flex", `gap-${sizeOf(props.distance, "flush")}`)}
    data-test-id={props.testId}
    style={{
      flexDirection: props.direction ?? "column",
      justifyContent: JUSTIFY[props.justify ?? "start"],
      alignItems: ALIGN[props.align ?? "start"],
      width: props.width,
    }}
  >
    {props.children}
  </div>
);

/** One cell of a Flex that may grow. */
export const Box = (props: BoxProps) => (
  <div className="ui-box" data-test-id={props.testId} style={{ flex: props.flex, alignSelf: props.alignSelf && ALIGN[props.alignSelf] }}>
    {props.children}
  </div>
);

/** Children side by side that wrap. */
export const Inline = (props: InlineProps) => (
  <div
    className={classes("ui-flex", `gap-${sizeOf(props.gap, "flush")}`)}
    data-test-id={props.testId}
    style={{ flexWrap: "wrap", justifyContent: JUSTIFY[props.justify ?? "start"], alignItems: ALIGN[props.align ?? "stretch"] }}
  >
    {props.children}
  </div>
);

/** Columns of a width in pixels, as many as fit; `flexible` ones share what is left. */
export const AutoGrid = (props: AutoGridProps) => {
  const width = `${String(props.columnWidth)}px`;
  const columns = props.flexible ? `repeat(auto-fit, minmax(min(${width}, 100%), 1fr))` : `repeat(auto-fill, ${width})`;
  return (
    <div className={classes("ui-grid", `gap-${sizeOf(props.gap, "flush")}`)} data-test-id={props.testId} style={{ gridTemplateColumns: columns }}>
      {props.children}
    </div>
  );
};

/** A line between parts. */
export const Divider = (props: DividerProps) => <hr className={`ui-divider space-${sizeOf(props.distance ?? props.size, "sm")}`} />;

/** Empty height between parts. */
export const Spacer = (props: SpacerProps) => <div className={`ui-spacer is-${sizeOf(props.size, "md")}`} />;

/** A framed group. */
export const Tile = (props: TileProps) => (
  <div className={classes("ui-tile", props.compact && "is-compact", props.flush && "is-flush")} data-test-id={props.testId}>
    {props.children}
  </div>
);

/** A framed group, with a shadow in HubSpot. */
export const Card = (props: CardProps) => <div className="ui-tile" data-test-id={props.testId}>{props.children}</div>;
