import { useExtensionContext } from "@hubspot/ui-extensions";
import { originIn } from "@partner-ledger/backend/origin";
import { readableLocale } from "@partner-ledger/contracts/locale";

/** Who looks at the settings, where their data comes from, and how they write dates. */
export interface Viewer {
  readonly userId: string;
  /** Origin of the backend, without a slash at the end; empty when the project's profile names none. */
  readonly origin: string;
  readonly locale: string;
}

/** For display only: who is asking is what HubSpot signs, never what this says. */
export const useViewer = (): Viewer => {
  const { user, variables } = useExtensionContext<"settings">();
  return { userId: String(user.id), origin: originIn(variables), locale: readableLocale(user.locale) };
};
