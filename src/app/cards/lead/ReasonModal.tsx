import { Text, TextArea } from "@hubspot/ui-extensions";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { DecideLead } from "@partner-ledger/contracts/actions";
import { useState } from "react";
import { ActionModal } from "../ActionModal.tsx";
import { fieldError, useAction } from "../use-action.ts";

interface ReasonModalProps {
  readonly leadId: string;
  readonly decision: DecideLead["decision"];
  /** The field of the request that takes the reason: a refusal of the backend names it. */
  readonly field: "reason" | "override";
  readonly opens: string;
  readonly title: string;
  readonly explanation: string;
  readonly label: string;
  /** Said when the decision has been made. */
  readonly done: string;
  readonly variant: "primary" | "secondary" | "transparent";
  readonly onDone: () => void;
}

const LONGEST_REASON = 500;

/** A decision on a lead that needs a reason in words. */
export const ReasonModal = ({ leadId, decision, field, opens, title, explanation, label, done, variant, onDone }: ReasonModalProps) => {
  const action = useAction<DecideLead>(CARD_PATHS.decideLead, done, onDone);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (): Promise<boolean> => {
    const text = reason.trim();
    setMissing(text === "");
    return text === "" ? Promise.resolve(false) : action.send({ leadId, decision, [field]: text });
  };
  return (
    <ActionModal id={`${decision}-${leadId}`} title={title} opens={opens} does={opens} variant={variant} destructive={decision !== "accept"} action={action} onSubmit={submit}>
      <Text>{explanation}</Text>
      <TextArea
        label={label} name={field} required rows={3} maxLength={LONGEST_REASON} value={reason} onInput={setReason} onChange={setReason}
        testId={`${decision}-${leadId}-reason`}
        {...(missing ? { error: true, validationMessage: "Say why, in a few words." } : fieldError(action.state, field))}
      />
    </ActionModal>
  );
};
