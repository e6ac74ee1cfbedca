import type { ReactNode } from "react";
import type {
  ModalBodyProps, ModalFooterProps, ModalProps, PanelBodyProps, PanelFooterProps, PanelProps, PanelSectionProps,
} from "@hubspot/ui-extensions";
import { NativeDialog } from "./NativeDialog.tsx";
import { useDialogOffer } from "./overlay-anchor.tsx";
import { useIsOpen, useOverlays } from "./overlays.ts";
import { classes, sizeOf } from "./sizes.ts";

type OverlayProps = (ModalProps | PanelProps) & { readonly className: string };

/** Draws its dialog only while it is open. */
function Overlay(props: OverlayProps) {
  const overlays = useOverlays();
  useDialogOffer(props.id);
  if (!useIsOpen(props.id)) return null;
  return (
    <NativeDialog
      className={classes(props.className, `is-${sizeOf(props.width, "md")}`, `is-${props.variant ?? "default"}`)}
      title={props.title} label={props["aria-label"]} testId={props.testId} onOpened={props.onOpen} onClosed={props.onClose}
      onDismiss={() => {
        overlays.close(props.id);
      }}
    >
      {props.children}
    </NativeDialog>
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
