import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from "react";

/** An alert as cards raise it. HubSpot: AddAlertAction. */
export interface NewAlert {
  readonly type?: "info" | "warning" | "success" | "danger" | "tip" | undefined;
  readonly title?: string | undefined;
  readonly message: string;
}

const AlertContext = createContext<(alert: NewAlert) => void>(() => undefined);

/** Raises an alert at the top of the page. The same function for the life of the page. */
export const useAddAlert = (): ((alert: NewAlert) => void) => useContext(AlertContext);

const SHOWN_MS = 8000;

/** Shows alerts over its children. Good news goes away by itself; trouble stays until it is dismissed. */
export function AlertProvider({ children }: { readonly children: ReactNode }) {
  const [alerts, setAlerts] = useState<readonly (NewAlert & { readonly id: number })[]>([]);
  const count = useRef(0);
  const dismiss = useCallback((id: number) => {
    setAlerts((now) => now.filter((alert) => alert.id !== id));
  }, []);
  const add = useCallback((alert: NewAlert) => {
    const id = ++count.current;
    setAlerts((now) => [...now, { ...alert, id }]);
    if (alert.type !== "danger" && alert.type !== "warning") setTimeout(dismiss, SHOWN_MS, id);
  }, [dismiss]);
  return (
    <AlertContext.Provider value={add}>
      {children}
      <div className="alerts" role="region" aria-label="Alerts" aria-live="polite">
        {alerts.map((alert) => (
          <div key={alert.id} className={`ui-alert is-${alert.type ?? "info"}`} role={alert.type === "danger" ? "alert" : "status"}>
            {alert.title ? <div className="ui-alert-title">{alert.title}</div> : null}
            <div>{alert.message}</div>
            <button type="button" className="ui-close" aria-label="Dismiss" onClick={() => {
              dismiss(alert.id);
            }}>×</button>
          </div>
        ))}
      </div>
    </AlertContext.Provider>
  );
}
