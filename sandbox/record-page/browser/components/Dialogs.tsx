import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import type {
  ModalBodyProps, ModalFooterProps, ModalProps, PanelBodyProps, PanelFooterProps, PanelProps, PanelSectionProps,
} from "@hubspot/ui-extensions";
import { useLatest } from "./extension-event.ts";
import { useDialogOffer } from "./overlay-anchor.tsx";
import { useIsOpen, useOverlays } from "./overlays.ts";
import { classes, sizeOf } from "./sizes.ts";

type OverlayProps = (ModalProps | PanelProps) & { readonly className: string };

/** Draws its dialog only while it is open. */
function Overlay(props: OverlayProps) {
  useDialogOffer(props.id);
  return useIsOpen(props.id) ? <OpenDialog {...props} /> : null;
}

/**
 * The open dialog is the platform's own: it keeps the focus, makes the page behind inert, and gives the focus back
 * on closing. It is a component of its own so that the clean-up closes it before React removes the element; removed
 * while open, the focus would be lost.
 */
function OpenDialog(props: OverlayProps) {
  const overlays = useOverlays();
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useLatest(props);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    latest.current.onOpen?.();
    return () => {
      element?.close();
      latest.current.onClose?.();
    };
  }, [latest]);
  const close = (): void => {
    overlays.close(props.id);
  };
  return createPortal(
    <dialog
      ref={dialog} className={classes(props.className, `is-${sizeOf(props.width, "md")}`, `is-${props.variant ?? "default"}`)} data-test-id={props.testId}
      aria-labelledby={props.title ? titleId : undefined} aria-label={props.title ? undefined : props["aria-label"]}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <header className="ui-dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" className="ui-close" aria-label="Close" onClick={close}>×</button>
      </header>
      {props.children}
    </dialog>,
    document.body,
  );
}

/** A dialog in the middle of the page. */
export const Modal = (props: ModalProps) => <Overlay {...props} className="ui-modal" />;

/** A dialog at the right edge of the page. */
export const Panel = (props: PanelProps) => <Overlay {...props} className="ui-panel" />;

const part = (className: string) => (props: { readonly children?: ReactNode; readonly testId?: string }) => (
  <div className={className} data-test-id={props.testId}>{props.children}</div>
);

/** What a Modal says. */
export const ModalBody: (props: ModalBodyProps) => ReactNode = part("ui-dialog-body");

/** The buttons of a Modal. */
export const ModalFooter: (props: ModalFooterProps) => ReactNode = part("ui-dialog-foot");

/** What a Panel says. */
export const PanelBody: (props: PanelBodyProps) => ReactNode = part("ui-dialog-body");

/** The buttons of a Panel. */
export const PanelFooter: (props: PanelFooterProps) => ReactNode = part("ui-dialog-foot");

/** A part of a PanelBody. */
export const PanelSection = (props: PanelSectionProps) => (
  <section className={classes("ui-panel-section", props.flush && "is-flush")} data-test-id={props.testId}>{props.children}</section>
);
