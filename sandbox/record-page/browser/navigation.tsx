import { useSyncExternalStore, type MouseEvent, type ReactNode } from "react";
import type { PageType } from "../record-view.ts";

/** A place of the page, from its URL. */
export type Place =
  | { readonly kind: "index"; readonly type: PageType }
  | { readonly kind: "record"; readonly type: PageType; readonly id: string }
  | { readonly kind: "settings" }
  | { readonly kind: "nowhere" };

/** Reads a URL's path. */
export function placeOf(pathname: string): Place {
  const [, type, id, ...rest] = pathname.replace(/\/$/, "").split("/");
  if (type === "settings" && id === undefined) return { kind: "settings" };
  if ((type !== "deals" && type !== "companies") || rest.length > 0) return { kind: "nowhere" };
  return id === undefined ? { kind: "index", type } : { kind: "record", type, id: decodeURIComponent(id) };
}

const MOVED = "record-page:moved";

function subscribe(listener: () => void): () => void {
  addEventListener("popstate", listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener("popstate", listener);
    removeEventListener(MOVED, listener);
  };
}

/** The present path, kept up to date. */
export const usePathname = (): string => useSyncExternalStore(subscribe, () => location.pathname);

/** Goes to a path of this page without loading it anew. */
export function goTo(pathname: string): void {
  history.pushState(null, "", pathname);
  scrollTo(0, 0);
  dispatchEvent(new Event(MOVED));
}

const isPlainClick = (event: MouseEvent): boolean => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link within the page. Opening it in a new tab works as for any link. */
export const PageLink = ({ to, current, className, children }: {
  readonly to: string; readonly current?: boolean; readonly className?: string; readonly children: ReactNode;
}) => (
  <a
    href={to} className={className} aria-current={current ? "page" : undefined}
    onClick={(event) => {
      if (!isPlainClick(event)) return;
      event.preventDefault();
      goTo(to);
    }}
  >
    {children}
  </a>
);
