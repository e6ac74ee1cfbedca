import type { ReactNode } from "react";
import type { ButtonProps, ButtonRowProps, LinkProps, LoadingButtonProps } from "@hubspot/ui-extensions";
import { useLocalAddress } from "../local-address.ts";
import { useAnchor, type Anchor } from "./overlay-anchor.tsx";
import { classes, sizeOf } from "./sizes.ts";

type Href = ButtonProps["href"];
const urlOf = (href: Href): string | undefined => (typeof href === "object" ? href.url : href);
const isExternal = (href: Href): boolean => typeof href === "object" && href.external === true;

/** Keeps an overlay beside the component it belongs to, so that a tooltip can find its place. */
const Anchored = ({ anchor, children }: { readonly anchor: Anchor; readonly children: ReactNode }) =>
  anchor.overlay === null ? children : <span className="ui-anchor">{children}{anchor.overlay}</span>;

/** A button; a link that looks like one when it has an `href`. */
export const Button = (props: ButtonProps) => {
  const anchor = useAnchor(props);
  const className = classes("ui-button", `is-${props.variant ?? "secondary"}`, `is-${sizeOf(props.size, "md")}`, props.truncate && "is-truncated");
  const href = urlOf(props.href);
  return (
    <Anchored anchor={anchor}>
      {href === undefined || props.disabled ? (
        <button
          type={props.type ?? "button"} className={className} data-test-id={props.testId} disabled={props.disabled}
          aria-describedby={anchor.describedBy} onClick={anchor.click}
        >
          {props.children}
        </button>
      ) : (
        <a className={className} data-test-id={props.testId} href={href} target="_blank" rel="noreferrer" aria-describedby={anchor.describedBy} onClick={anchor.click}>
          {props.children}
        </a>
      )}
    </Anchored>
  );
};

/** A button that says it is busy, and is not pressed twice meanwhile. Focus stays on it: `disabled` would drop it. */
export const LoadingButton = (props: LoadingButtonProps) => {
  const anchor = useAnchor(props);
  const className = classes("ui-button", `is-${props.variant ?? "primary"}`, `is-${sizeOf(props.size, "md")}`, props.loading && "is-loading");
  return (
    <Anchored anchor={anchor}>
      <button
        type={props.loading ? "button" : (props.type ?? "button")} className={className} data-test-id={props.testId} disabled={props.disabled}
        aria-disabled={props.loading || undefined} aria-busy={props.loading || undefined} aria-describedby={anchor.describedBy}
        onClick={() => {
          if (!props.loading) anchor.click();
        }}
      >
        {props.loading ? <span className="ui-spinner is-xs" aria-hidden /> : null}
        {props.children}
      </button>
    </Anchored>
  );
};

/** Buttons side by side. */
export const ButtonRow = (props: ButtonRowProps) => <div className="ui-button-row" data-test-id={props.testId}>{props.children}</div>;

/** A link out of the card; without an `href` a button that reads like a link. */
export const Link = (props: LinkProps) => {
  const anchor = useAnchor(props);
  const localAddress = useLocalAddress();
  const className = `ui-link is-${props.variant ?? "primary"}`;
  const href = urlOf(props.href);
  return (
    <Anchored anchor={anchor}>
      {href === undefined || href === "" ? (
        <button type="button" className={className} data-test-id={props.testId} onClick={anchor.click}>{props.children}</button>
      ) : (
        <a
          className={className} data-test-id={props.testId} href={localAddress(href)} {...linkTarget(href)}
          onClick={(event) => {
            if (props.preventDefault) event.preventDefault();
            anchor.click();
          }}
        >
          {props.children}
          {isExternal(props.href) ? <span aria-hidden> ↗</span> : null}
        </a>
      )}
    </Anchored>
  );
};

/** Records open in place, anything else in a tab of its own. */
const linkTarget = (href: string) => (href.startsWith("/") ? {} : { target: "_blank", rel: "noreferrer" });
