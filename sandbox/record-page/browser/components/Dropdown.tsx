import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import type { DropdownButtonItemProps, DropdownProps, TooltipProps } from "@hubspot/ui-extensions";
import { useAnchor, useTooltipOffer } from "./overlay-anchor.tsx";
import { classes, sizeOf } from "./sizes.ts";

/** Moves the focus among the items with the arrow keys, as lists of actions do everywhere. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button:not(:disabled)")];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + (event.key === "ArrowDown" ? 1 : -1) + buttons.length) % buttons.length]?.focus();
}

/** A button that opens a list of actions. Escape closes it and returns to the button. */
export const Dropdown = (props: DropdownProps) => {
  const id = useId();
  const [open, setOpen] = useState(false);
  const close = (event: KeyboardEvent<HTMLElement>): void => {
    moveFocus(event);
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    event.currentTarget.querySelector("button")?.focus();
  };
  return (
    <div
      className="ui-dropdown" data-test-id={props.testId} onKeyDown={close}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button" className={classes("ui-button", `is-${props.variant ?? "secondary"}`, `is-${sizeOf(props.buttonSize, "md")}`)}
        aria-expanded={open} aria-controls={id} disabled={props.disabled} onClick={() => {
          setOpen(!open);
        }}
      >
        {props.buttonText} <span className="ui-caret is-down" aria-hidden />
      </button>
      {/* The items stay mounted: a dialog that one of them opens belongs to it. */}
      <div id={id} className="ui-dropdown-list" hidden={!open} onClick={() => {
        setOpen(false);
      }}>
        {props.options?.map((option) => <button type="button" key={option.label} onClick={() => option.onClick?.()}>{option.label}</button>)}
        {props.children}
      </div>
    </div>
  );
};

/** One action of a Dropdown. */
export const DropdownButtonItem = (props: DropdownButtonItemProps) => {
  const anchor = useAnchor(props);
  return (
    <>
      <button type="button" data-test-id={props.testId} onClick={anchor.click}>{props.children}</button>
      {anchor.overlay}
    </>
  );
};

/** A remark on the component whose overlay it is, shown while that is hovered or has the focus. */
export const Tooltip = (props: TooltipProps): ReactNode => {
  const id = useId();
  useTooltipOffer(id);
  return <span role="tooltip" id={id} className={`ui-tooltip is-${props.placement ?? "top"}`}>{props.children}</span>;
};
