import { useExtensionActions } from "@hubspot/ui-extensions";
import { getFrom, postTo } from "@partner-ledger/backend/ask";
import type { CardError } from "@partner-ledger/contracts/actions";
import { SETTINGS_PATHS } from "@partner-ledger/contracts/settings";
import type { ManagersData, RoleHolder, RolesData } from "@partner-ledger/contracts/settings";
import { useCallback, useEffect, useRef, useState } from "react";
import { useViewer } from "../use-viewer.ts";

/** What the page can show. */
export type RolesState =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly roles: RolesData }
  | { readonly kind: "refused"; readonly error: CardError["error"] };

/** Sends a change once and says `done` in an alert; what stood in the way, or null. */
export type ChangeRoles = (change: "grant" | "revoke", holder: RoleHolder, done: string) => Promise<CardError["error"] | null>;

/** The roles, and how to change them and to read them again. */
export interface LoadedRoles {
  readonly state: RolesState;
  readonly reload: () => void;
  readonly change: ChangeRoles;
}

/** Reads the roles; one reading is in charge at a time, so that a late answer never replaces a newer one. */
export function useRoles(): LoadedRoles {
  const { origin } = useViewer();
  const { addAlert } = useExtensionActions<"settings">();
  const [state, setState] = useState<RolesState>({ kind: "loading" });
  const inCharge = useRef(0);

  const reload = useCallback(() => {
    const me = (inCharge.current += 1);
    setState({ kind: "loading" });
    void getFrom<RolesData>(origin, SETTINGS_PATHS.roles).then((answer) => {
      if (me === inCharge.current) setState(answer.ok ? { kind: "ready", roles: answer.data } : { kind: "refused", error: answer.error });
    });
  }, [origin]);

  useEffect(() => {
    reload();
    return () => {
      inCharge.current += 1;
    };
  }, [reload]);

  const change = useCallback<ChangeRoles>(async (way, holder, done) => {
    const answer = await postTo<ManagersData>(origin, SETTINGS_PATHS[way], { kind: holder.kind, id: holder.id });
    if (answer.ok) {
      setState((now) => (now.kind === "ready" ? { kind: "ready", roles: { ...now.roles, ...answer.data } } : now));
      addAlert({ type: "success", message: done });
      return null;
    }
    // Somebody took the role from the viewer meanwhile: what the page offers is not theirs any more.
    if (answer.error.code === "not_permitted") reload();
    return answer.error;
  }, [addAlert, origin, reload]);

  return { state, reload, change };
}
