import { getFrom } from "@partner-ledger/backend/ask";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { PartnersData } from "@partner-ledger/contracts/actions";
import { useCallback, useState } from "react";
import { useRecord } from "./use-record.ts";

/** The program's partners, read when a dialog first needs them. */
export type PartnerChoice =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly partners: PartnersData["partners"] }
  | { readonly kind: "failed"; readonly message: string };

/** The partners to choose from, and what starts reading them; reading again keeps what is there until the answer. */
export function usePartners(): { readonly choice: PartnerChoice; readonly load: () => void } {
  const { origin } = useRecord();
  const [choice, setChoice] = useState<PartnerChoice>({ kind: "loading" });
  const load = useCallback(() => {
    void getFrom<PartnersData>(origin, CARD_PATHS.partners).then((answer) => {
      setChoice(answer.ok ? { kind: "ready", partners: answer.data.partners } : { kind: "failed", message: answer.error.message });
    });
  }, [origin]);
  return { choice, load };
}
