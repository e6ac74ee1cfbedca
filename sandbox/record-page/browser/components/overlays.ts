import { createContext, useContext, useSyncExternalStore } from "react";

/** What a handler of a card may do with overlays: the second argument of `onClick` and `onSubmit`. HubSpot: Reactions. */
export interface Reactions {
  readonly openModal: (id: string) => void;
  readonly closeModal: (id: string) => void;
  readonly openPanel: (id: string) => void;
  readonly closePanel: (id: string) => void;
}

/** Which Modals and Panels of one card are open, by id. */
export class OpenOverlays {
  readonly #open = new Set<string>();
  readonly #listeners = new Set<() => void>();

  readonly open = (id: string): void => {
    this.#open.add(id);
    this.#announce();
  };

  readonly close = (id: string): void => {
    this.#open.delete(id);
    this.#announce();
  };

  readonly isOpen = (id: string): boolean => this.#open.has(id);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly reactions: Reactions = { openModal: this.open, closeModal: this.close, openPanel: this.open, closePanel: this.close };

  #announce(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** The overlays of the card that is being drawn. */
export const OverlaysContext = createContext(new OpenOverlays());

/** The overlays of the card around the calling component. */
export const useOverlays = (): OpenOverlays => useContext(OverlaysContext);

/** Whether an overlay is open, kept up to date. */
export function useIsOpen(id: string): boolean {
  const overlays = useOverlays();
  return useSyncExternalStore(overlays.subscribe, () => overlays.isOpen(id));
}
