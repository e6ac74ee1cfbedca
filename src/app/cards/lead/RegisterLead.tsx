import { Text } from "@hubspot/ui-extensions";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { RegisterLead as Registration } from "@partner-ledger/contracts/actions";
import { useState } from "react";
import { ActionModal } from "../ActionModal.tsx";
import { PartnerSelect } from "../PartnerSelect.tsx";
import { useAction } from "../use-action.ts";
import { usePartners } from "../use-partners.ts";

interface RegisterLeadProps {
  /** The record the lead is for: a deal, which then names the lead, or a company. */
  readonly target: { readonly dealId: string } | { readonly companyId: string };
  readonly account: string;
  /** The partner to propose; null when there is none yet. */
  readonly partnerId: string | null;
  readonly onDone: () => void;
  readonly variant?: "primary" | "secondary";
}

/** Registers a partner's lead for an account. Conflicts are found by the backend and shown with the lead. */
export const RegisterLead = ({ target, account, partnerId, onDone, variant = "secondary" }: RegisterLeadProps) => {
  const action = useAction<Registration>(CARD_PATHS.registerLead, "Lead registered.", onDone);
  const { choice, load } = usePartners();
  const [chosen, setChosen] = useState<string | null>(partnerId);
  const [missing, setMissing] = useState<string | null>(null);
  const submit = (): Promise<boolean> => {
    setMissing(chosen === null ? "Choose the partner who brings the account." : null);
    return chosen === null ? Promise.resolve(false) : action.send({ partnerId: chosen, ...target });
  };
  return (
    <ActionModal
      id="register-lead" title={`Register a lead for ${account}`} opens="Register lead" does="Register lead"
      variant={variant} action={action} onSubmit={submit} onOpen={load}
    >
      <Text>The account is checked against customers, open deals and other partners' leads (R-8). A manager then decides.</Text>
      <PartnerSelect choice={choice} value={chosen} onChange={setChosen} state={action.state} missing={missing} />
    </ActionModal>
  );
};
