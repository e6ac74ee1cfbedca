import type { Answer } from "@partner-ledger/backend/ask";
import type { CardError } from "@partner-ledger/contracts/actions";
import { afterLook, hasChanged, isExpecting, nextLook, startWatch } from "./watch.ts";
import type { Watch } from "./watch.ts";

/** What every card's data has: a version that changes with it, and whether a change is still on its way. */
export interface Versioned {
  readonly version: string;
  readonly syncing?: boolean;
}

/** What a card can show. `updating`: a change is on its way, what is shown may be about to change. */
export type CardState<T> =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly data: T; readonly updating: boolean }
  | { readonly kind: "error"; readonly message: string }
  | { readonly kind: "not-permitted"; readonly message: string }
  | { readonly kind: "not-installed" };

/** Where a feed reads, and whom it tells. */
export interface FeedEnds<T> {
  readonly read: () => Promise<Answer<T>>;
  readonly show: (state: CardState<T>) => void;
  /** Told once after a watch that found a change: HubSpot's own view of the record may be old now. */
  readonly onArrived: () => void;
}

/** Keeps a card's data fresh. */
export interface CardFeed {
  /** Reads from the loading state on. */
  readonly reload: () => void;
  /** Reads now and again until what was just done has arrived; what is shown stays meanwhile. */
  readonly watch: () => void;
  /** Nothing is read or shown after this, until a reload. */
  readonly stop: () => void;
}

/**
 * A feed that has not read yet. One reading is in charge at a time: a late answer of an earlier one is dropped, so it
 * never replaces something newer. A look that fails while something is shown is no error: the next may succeed.
 */
export function cardFeed<T extends Versioned>({ read, show, onArrived }: FeedEnds<T>): CardFeed {
  let inCharge = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: T | null = null;
  let stopped = false;

  const takeOver = (): number => {
    clearTimeout(timer);
    inCharge += 1;
    return inCharge;
  };

  const present = (data: T, updating: boolean): void => {
    shown = data;
    show({ kind: "ready", data, updating });
  };

  const lookLater = (me: number, watch: Watch, data: T): void => {
    const delay = nextLook(watch);
    present(data, delay !== null && isExpecting(watch));
    if (delay === null) {
      if (hasChanged(watch)) onArrived();
      return;
    }
    timer = setTimeout(() => {
      void read().then((answer) => {
        if (me !== inCharge) return;
        lookLater(me, afterLook(watch, answer.ok ? standing(answer.data) : null), answer.ok ? answer.data : data);
      });
    }, delay);
  };

  const reload = (): void => {
    const me = takeOver();
    stopped = false;
    shown = null;
    show({ kind: "loading" });
    void read().then((answer) => {
      if (me !== inCharge) return;
      if (!answer.ok) show(stateOfRefusal(answer.error));
      else if (answer.data.syncing) lookLater(me, startWatch(standing(answer.data)), answer.data);
      else present(answer.data, false);
    });
  };

  const watch = (): void => {
    // An action may end after the card is gone.
    if (stopped) return;
    if (shown) lookLater(takeOver(), startWatch(standing(shown)), shown);
    else reload();
  };

  const stop = (): void => {
    takeOver();
    stopped = true;
  };

  return { reload, watch, stop };
}

const standing = ({ version, syncing }: Versioned): Required<Versioned> => ({ version, syncing: syncing ?? false });

function stateOfRefusal(error: CardError["error"]): CardState<never> {
  if (error.code === "not_installed") return { kind: "not-installed" };
  if (error.code === "not_permitted") return { kind: "not-permitted", message: error.message };
  return { kind: "error", message: error.message };
}
