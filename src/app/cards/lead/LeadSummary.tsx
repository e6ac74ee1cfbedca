import { Flex, StatusTag, Text } from "@hubspot/ui-extensions";
import type { LeadView } from "@partner-ledger/contracts/lead";
import { awaitsDecision, leadHistorySentence, leadStatusLabel } from "@partner-ledger/contracts/lead-status";
import { useRecord } from "../use-record.ts";
import { ConflictAlert } from "./ConflictAlert.tsx";
import { DecideLead, WithdrawLead } from "./DecideLead.tsx";

interface LeadSummaryProps {
  readonly lead: LeadView;
  /** What stands at its head: the account's name in a partner's list, the partner's elsewhere. */
  readonly title: string;
  readonly canDecide: boolean;
  readonly onDone: () => void;
}

/** A lead: its status, who decided it when and why, what stands in its way while it waits, and the decision for those who may. */
export const LeadSummary = ({ lead, title, canDecide, onDone }: LeadSummaryProps) => {
  const { locale } = useRecord();
  const { label, tone } = leadStatusLabel(lead.status);
  const waits = awaitsDecision(lead.status);
  return (
    <Flex direction="column" gap="sm">
      <Flex direction="column" gap="xs">
        <Flex direction="row" justify="between" align="center" gap="xs">
          <Text format={{ fontWeight: "demibold" }}>{title}</Text>
          <StatusTag variant={tone} testId={`status-${lead.id}`}>{label}</StatusTag>
        </Flex>
        <Text variant="microcopy">{leadHistorySentence(lead, locale)}</Text>
        {lead.reason === null ? null : <Text variant="microcopy">{`Reason: ${lead.reason}`}</Text>}
      </Flex>
      {waits || lead.status === "rejected" ? <ConflictAlert conflicts={lead.conflicts} /> : null}
      {waits && !canDecide ? <Text variant="microcopy">A partner manager decides this lead.</Text> : null}
      {waits && canDecide ? <DecideLead lead={lead} onDone={onDone} /> : null}
      {lead.status === "accepted" && canDecide ? <WithdrawLead lead={lead} onDone={onDone} /> : null}
    </Flex>
  );
};
