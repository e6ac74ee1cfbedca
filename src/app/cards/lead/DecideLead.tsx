import { Alert, Flex, LoadingButton, Text } from "@hubspot/ui-extensions";
import { refusalTitle } from "@partner-ledger/backend/ask";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { DecideLead as Decision } from "@partner-ledger/contracts/actions";
import { canOverride, needsOverride } from "@partner-ledger/contracts/conflict-sentence";
import type { LeadView } from "@partner-ledger/contracts/lead";
import { useAction } from "../use-action.ts";
import { ReasonModal } from "./ReasonModal.tsx";

interface DecideLeadProps {
  readonly lead: LeadView;
  readonly onDone: () => void;
}

/** Approve and reject, for those who may. A firm conflict asks for a reason first; an accepted, open lead cannot be overruled. */
export const DecideLead = ({ lead, onDone }: DecideLeadProps) => (
  <Flex direction="column" gap="xs">
    <Flex direction="row" gap="sm" wrap>
      <Approve lead={lead} onDone={onDone} />
      <ReasonModal
        leadId={lead.id} decision="reject" field="reason" opens="Reject" title={`Reject the lead of ${lead.partner.name}`}
        explanation="The partner is told of the decision and sees your reason." label="Reason" done="Lead rejected." variant="secondary" onDone={onDone}
      />
    </Flex>
    {canOverride(lead.conflicts) ? null : (
      <Text variant="microcopy">It cannot be approved while another accepted lead holds the account (R-9).</Text>
    )}
  </Flex>
);

const Approve = ({ lead, onDone }: DecideLeadProps) => {
  if (!canOverride(lead.conflicts)) return null;
  if (!needsOverride(lead.conflicts)) return <ApproveAtOnce lead={lead} onDone={onDone} />;
  return (
    <ReasonModal
      leadId={lead.id} decision="accept" field="override" opens="Approve anyway" title="Approve over a conflict"
      explanation="The account is taken. Your reason is kept with the decision." label="Why the conflict does not stand in the way"
      done="Lead approved." variant="primary" onDone={onDone}
    />
  );
};

const ApproveAtOnce = ({ lead, onDone }: DecideLeadProps) => {
  const { state, send } = useAction<Decision>(CARD_PATHS.decideLead, "Lead approved.", onDone);
  return (
    <>
      <LoadingButton
        variant="primary" size="sm" loading={state.kind === "sending"} testId={`accept-${lead.id}`}
        onClick={() => void send({ leadId: lead.id, decision: "accept" })}
      >
        Approve
      </LoadingButton>
      {state.kind === "refused" ? <Alert title={refusalTitle(state.error, "Not approved")} variant="danger"><Text>{state.error.message}</Text></Alert> : null}
    </>
  );
};

/** Takes an accepted lead back, which frees the account for others. */
export const WithdrawLead = ({ lead, onDone }: DecideLeadProps) => (
  <ReasonModal
    leadId={lead.id} decision="withdraw" field="reason" opens="Withdraw" title={`Withdraw the lead of ${lead.partner.name}`}
    explanation="The account is free for other leads then. A deal that closes later earns no fee under this lead (R-11)." label="Reason"
    done="Lead withdrawn." variant="transparent" onDone={onDone}
  />
);
