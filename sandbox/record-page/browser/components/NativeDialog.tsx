import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useLatest } from "./extension-event.ts";

interface NativeDialogProps {
  readonly className: string;
  readonly title?: string | undefined;
  /** Names the dialog when it has no title. */
  readonly label?: string | undefined;
  readonly testId?: string | undefined;
  readonly onOpened?: (() => void) | undefined;
  readonly onClosed?: (() => void) | undefined;
  /** Escape or the close button: whoever renders the dialog stops doing so. */
  readonly onDismiss: () => void;
  readonly children: ReactNode;
}

/**
 * An open dialog, for as long as it is rendered. It is the platform's own: it keeps the focus, makes the page behind
 * inert, and gives the focus back. Render it as a component that comes and goes as a whole, so that the clean-up closes
 * it before React removes the element; removed while open, the focus would be lost.
 */
export function NativeDialog(props: NativeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const latest = useLatest(props);
  const titleId = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    latest.current.onOpened?.();
    return () => {
      element?.close();
      latest.current.onClosed?.();
    };
  }, [latest]);
  return createPortal(
    <dialog
      ref={dialog} className={props.className} data-test-id={props.testId}
      aria-labelledby={props.title ? titleId : undefined} aria-label={props.title ? undefined : props.label}
      onCancel={(event) => {
        event.preventDefault();
        props.onDismiss();
      }}
    >
      <header className="ui-dialog-head">
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" className="ui-close" aria-label="Close" onClick={props.onDismiss}>×</button>
      </header>
      {props.children}
    </dialog>,
    document.body,
  );
}
