import { createContext, useContext } from "react";
import type { SetupView } from "../record-view.ts";

type Origins = SetupView["backend"];

/** Where the app's public origin really listens; a link that a card gives is followed there, as its requests are. */
export const BackendOrigins = createContext<Origins>(null);

/** Turns a link's address into the one to open: beneath the app's public origin that of this machine, any other as it is. */
export const useLocalAddress = (): ((href: string) => string) => {
  const backend = useContext(BackendOrigins);
  return (href) => (backend !== null && (href === backend.public || href.startsWith(`${backend.public}/`)) ? backend.local + href.slice(backend.public.length) : href);
};
