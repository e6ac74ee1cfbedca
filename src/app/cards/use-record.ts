import { useExtensionContext } from "@hubspot/ui-extensions";
import { originIn } from "@partner-ledger/backend/origin";
import { readableLocale } from "@partner-ledger/contracts/locale";

/** The record a card stands on, where its data comes from, and how its reader writes dates and money. */
export interface CardRecord {
  readonly objectId: string;
  /** Origin of the backend, without a slash at the end; empty when the project's profile names none. */
  readonly origin: string;
  readonly locale: string;
}

/** For display only: who is asking is what HubSpot signs, never what this says. */
export const useRecord = (): CardRecord => {
  const context = useExtensionContext<"crm.record.sidebar">();
  return {
    objectId: String(context.crm.objectId),
    origin: originIn(context.variables),
    locale: readableLocale(context.user.locale),
  };
};
