import { Divider, Flex, Text } from "@hubspot/ui-extensions";
import type { LeadView } from "@partner-ledger/contracts/lead";
import { LeadSummary } from "./LeadSummary.tsx";

interface LeadListProps {
  readonly title: string;
  /** Said when there is no lead. */
  readonly empty: string;
  readonly leads: readonly LeadView[];
  /** What stands at the head of each lead. */
  readonly nameOf: (lead: LeadView) => string;
  readonly canDecide: boolean;
  readonly onDone: () => void;
}

/** Leads below each other, each with its decision for those who may. */
export const LeadList = ({ title, empty, leads, nameOf, canDecide, onDone }: LeadListProps) => (
  <Flex direction="column" gap="sm">
    <Text format={{ fontWeight: "demibold" }}>{leads.length === 0 ? title : `${title} (${leads.length})`}</Text>
    {leads.length === 0 ? <Text variant="microcopy">{empty}</Text> : null}
    {leads.map((lead, place) => (
      <Flex key={lead.id} direction="column" gap="sm">
        {place === 0 ? null : <Divider />}
        <LeadSummary lead={lead} title={nameOf(lead)} canDecide={canDecide} onDone={onDone} />
      </Flex>
    ))}
  </Flex>
);
