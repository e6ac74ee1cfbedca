import { useRef, type MutableRefObject } from "react";

let events = 0;

/** What a card's handler receives instead of a DOM event: plain data only, since it crosses into a worker. HubSpot: ExtensionEvent. */
export interface ExtensionEvent {
  readonly type: string;
  readonly bubbles: boolean;
  readonly timeStamp: number;
  readonly id: string;
}

/** A new event of a type such as `click`. */
export const extensionEvent = (type: string): ExtensionEvent => ({
  type,
  bubbles: true,
  timeStamp: Math.round(performance.now()),
  id: `event-${String(++events)}`,
});

/**
 * A reference to the newest value. Needed for every handler of a card: the functions of an earlier render are
 * released when the card renders again, and calling a released one throws.
 */
export function useLatest<T>(value: T): MutableRefObject<T> {
  const ref = useRef(value);
  ref.current = value;
  return ref;
}
