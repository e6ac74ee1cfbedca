import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { ExtensionEvent } from "./extension-event.ts";
import { extensionEvent, useLatest } from "./extension-event.ts";
import { useOverlays, type Reactions } from "./overlays.ts";

interface Slot {
  /** Called by the Modal or Panel inside the `overlay` prop: only it knows its id. */
  readonly offerDialog: (id: string) => void;
  /** Called by a Tooltip inside the `overlay` prop. */
  readonly offerTooltip: (elementId: string) => void;
}

const SlotContext = createContext<Slot | null>(null);

/** Tells the component whose `overlay` this is how to open it. */
export function useDialogOffer(id: string): void {
  const slot = useContext(SlotContext);
  useEffect(() => slot?.offerDialog(id), [slot, id]);
}

/** Tells the component whose `overlay` this is what describes it. */
export function useTooltipOffer(elementId: string): void {
  const slot = useContext(SlotContext);
  useEffect(() => slot?.offerTooltip(elementId), [slot, elementId]);
}

interface Clickable {
  readonly onClick?: ((event: never, reactions: Reactions) => unknown) | undefined;
  readonly overlay?: ReactNode;
}

/** What a clickable component needs: its click handler, its overlay to render beside itself, and the id of its tooltip. */
export interface Anchor {
  readonly click: () => void;
  readonly overlay: ReactNode;
  readonly describedBy: string | undefined;
}

/** Wires a component's `onClick` and `overlay` props: a click calls the card, then opens the dialog given as overlay. */
export function useAnchor({ onClick, overlay }: Clickable): Anchor {
  const overlays = useOverlays();
  const dialog = useRef<string | null>(null);
  const [describedBy, setDescribedBy] = useState<string>();
  const handler = useLatest(onClick as ((event: ExtensionEvent, reactions: Reactions) => unknown) | undefined);
  const slot = useMemo<Slot>(() => ({
    offerDialog: (id) => {
      dialog.current = id;
    },
    offerTooltip: setDescribedBy,
  }), []);
  return {
    click: () => {
      handler.current?.(extensionEvent("click"), overlays.reactions);
      if (overlay && dialog.current !== null) overlays.open(dialog.current);
    },
    overlay: overlay ? <SlotContext.Provider value={slot}>{overlay}</SlotContext.Provider> : null,
    describedBy,
  };
}
