import type { AccountState } from "../account-state.ts";
import type { ApiRouter } from "./api-router.ts";
import { versioned } from "./read-query.ts";

/** The app takes itself out of the account; its tokens and its refresh token die. Source: HubSpot, "Uninstall endpoint". */
export function appInstallRoutes(api: ApiRouter, state: AccountState): void {
  api.on("delete", versioned("/appinstalls/V/external-install"), {
    needs: () => [],
    handle: ({ caller }) => {
      state.record([{ kind: "grant-revoked", refreshToken: caller.refreshToken }]);
      return { status: 204 };
    },
  });
}
