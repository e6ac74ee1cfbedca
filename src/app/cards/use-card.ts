import { useExtensionActions } from "@hubspot/ui-extensions";
import { getFrom } from "@partner-ledger/backend/ask";
import { useEffect, useMemo, useRef, useState } from "react";
import { cardFeed } from "./card-feed.ts";
import type { CardState, Versioned } from "./card-feed.ts";
import { useRecord } from "./use-record.ts";

/** A card's data, and how to read it again. */
export interface LoadedCard<T> {
  readonly state: CardState<T>;
  /** Starts over from the loading state. */
  readonly reload: () => void;
  /** Reads again until what the caller just did has arrived; what is shown stays meanwhile. */
  readonly watch: () => void;
}

/** Reads `path` of the backend, and again whenever one of the record's properties named in `inputs` changes in HubSpot. */
export function useCard<T extends Versioned>(path: string, inputs: readonly string[]): LoadedCard<T> {
  const { origin } = useRecord();
  const actions = useExtensionActions<"crm.record.sidebar">();
  const latestActions = useRef(actions);
  latestActions.current = actions;
  const [state, setState] = useState<CardState<T>>({ kind: "loading" });

  const feed = useMemo(
    () =>
      cardFeed<T>({
        read: () => getFrom<T>(origin, path),
        show: setState,
        onArrived: () => latestActions.current.refreshObjectProperties(),
      }),
    [origin, path],
  );

  useEffect(() => {
    feed.reload();
    return feed.stop;
  }, [feed]);

  useInputChanges(inputs, feed.watch);
  return { state, reload: feed.reload, watch: feed.watch };
}

/** Calls `onChange` when one of the properties changes. HubSpot takes a listener and never gives it back, so there is one for all time. */
function useInputChanges(inputs: readonly string[], onChange: () => void): void {
  const actions = useExtensionActions<"crm.record.sidebar">();
  const latest = useRef<(() => void) | null>(null);
  const registered = useRef(false);
  useEffect(() => {
    latest.current = onChange;
    return () => {
      latest.current = null;
    };
  }, [onChange]);
  useEffect(() => {
    if (registered.current) return;
    registered.current = true;
    actions.onCrmPropertiesUpdate([...inputs], (_properties, error) => {
      if (!error) latest.current?.();
    });
  }, [actions, inputs]);
}
