import { useMemo, useState, type ReactNode } from "react";
import { useAddAlert } from "./Alerts.tsx";
import type { PageServices } from "./cards/card-ground.ts";
import { IframeDialog, type IframeRequest } from "./IframeDialog.tsx";

/** What cards may ask of the page, and the dialog they may open there. The same object for the life of the page, so that no card starts anew. */
export function usePageServices(reloadRecord: () => void): { readonly services: PageServices; readonly iframe: ReactNode } {
  const addAlert = useAddAlert();
  const [open, setOpen] = useState<{ readonly request: IframeRequest; readonly onClose: () => void } | null>(null);
  const services = useMemo<PageServices>(() => ({
    addAlert,
    reloadRecord,
    openIframe: (request, onClose) => {
      setOpen({ request, onClose });
    },
  }), [addAlert, reloadRecord]);
  const iframe = open === null ? null : (
    <IframeDialog request={open.request} onClose={() => {
      open.onClose();
      setOpen(null);
    }} />
  );
  return { services, iframe };
}
