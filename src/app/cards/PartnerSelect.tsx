import { Alert, LoadingSpinner, Select, Text } from "@hubspot/ui-extensions";
import { readableId } from "@partner-ledger/contracts/locale";
import { fieldError } from "./use-action.ts";
import type { ActionState } from "./use-action.ts";
import type { PartnerChoice } from "./use-partners.ts";

interface PartnerSelectProps {
  readonly choice: PartnerChoice;
  readonly value: string | null;
  readonly onChange: (partnerId: string) => void;
  readonly state: ActionState;
  /** What is missing, known before the backend is asked; null when nothing is. */
  readonly missing: string | null;
}

/** A choice among the program's partners, by name and tier. */
export const PartnerSelect = ({ choice, value, onChange, state, missing }: PartnerSelectProps) => {
  if (choice.kind === "loading") return <LoadingSpinner label="Loading partners…" showLabel size="sm" />;
  if (choice.kind === "failed") return <Alert title="The partners could not be loaded" variant="danger"><Text>{choice.message}</Text></Alert>;
  if (choice.partners.length === 0) {
    return <Alert title="No partners yet" variant="info"><Text>Open the partner's company record and make it a partner first.</Text></Alert>;
  }
  return (
    <Select
      label="Partner" name="partnerId" required placeholder="Choose a partner" testId="partner"
      {...(value === null ? {} : { value })}
      onChange={(chosen) => onChange(String(chosen))}
      options={choice.partners.map((partner) => ({ label: `${partner.name} (${readableId(partner.tier)})`, value: partner.id }))}
      {...(missing === null ? fieldError(state, "partnerId") : { error: true, validationMessage: missing })}
    />
  );
};
