import { useEffect, useState } from "react";
import type { CardView } from "../record-view.ts";
import { useLatest } from "./components/extension-event.ts";

const changed = new EventTarget();

/**
 * The project's cards as they are built now. Opens the page's one stream of events, so call it once. After the stream
 * was interrupted (the server started again) the page reads everything anew.
 */
export function useCards(): readonly CardView[] {
  const [cards, setCards] = useState<readonly CardView[]>([]);
  useEffect(() => {
    const stream = new EventSource("/record-page/api/events");
    let interrupted = false;
    stream.addEventListener("cards", (event) => {
      setCards(JSON.parse(event.data) as readonly CardView[]);
    });
    stream.addEventListener("changed", () => changed.dispatchEvent(new Event("changed")));
    stream.addEventListener("error", () => {
      interrupted = true;
    });
    stream.addEventListener("open", () => {
      if (interrupted) changed.dispatchEvent(new Event("changed"));
      interrupted = false;
    });
    return () => {
      stream.close();
    };
  }, []);
  return cards;
}

/** Calls back after changes in the account, whoever made them. */
export function useOnChanged(listener: () => void): void {
  const latest = useLatest(listener);
  useEffect(() => {
    const call = (): void => {
      latest.current();
    };
    changed.addEventListener("changed", call);
    return () => {
      changed.removeEventListener("changed", call);
    };
  }, [latest]);
}
