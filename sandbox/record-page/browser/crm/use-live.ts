import { useCallback, useEffect, useRef, useState } from "react";
import { useOnChanged } from "../page-events.ts";
import { Refused } from "./sandbox-client.ts";

/** Something read from the server, in every state that reading can be in. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "missing" }
  | { readonly state: "failed"; readonly message: string };

/** What was read, and how to read it again. */
export interface Reading<T> {
  readonly loaded: Loaded<T>;
  readonly reload: () => void;
}

/** Reads something, and again after every change in the account. See useLoaded. */
export function useLive<T>(read: () => Promise<T>): Reading<T> {
  const reading = useLoaded(read);
  useOnChanged(reading.reload);
  return reading;
}

/**
 * Reads something. While it is read again, what was read before stays in view; a late answer never replaces a newer
 * one. `read` must stay the same function as long as it reads the same thing.
 */
export function useLoaded<T>(read: () => Promise<T>): Reading<T> {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const newest = useRef(0);
  const reload = useCallback(() => {
    const asked = ++newest.current;
    const settle = (next: Loaded<T>): void => {
      if (asked === newest.current) setLoaded(next);
    };
    read().then(
      (value) => {
        settle({ state: "ready", value });
      },
      (error: unknown) => {
        if (error instanceof Refused && error.status === 404) settle({ state: "missing" });
        else settle({ state: "failed", message: error instanceof Error ? error.message : String(error) });
      },
    );
  }, [read]);
  useEffect(() => {
    setLoaded({ state: "loading" });
    reload();
  }, [reload]);
  return { loaded, reload };
}
