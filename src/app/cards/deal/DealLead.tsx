import { Flex, Text } from "@hubspot/ui-extensions";
import type { DealCardData } from "@partner-ledger/contracts/deal-card";
import { cameToNothing } from "@partner-ledger/contracts/lead-status";
import { LeadSummary } from "../lead/LeadSummary.tsx";
import { RegisterLead } from "../lead/RegisterLead.tsx";

interface DealLeadProps {
  readonly deal: DealCardData;
  readonly onDone: () => void;
}

/** The lead behind a deal; without one, or when it came to nothing, the way to register one. */
export const DealLead = ({ deal, onDone }: DealLeadProps) => (
  <Flex direction="column" gap="sm">
    {deal.lead ? <LeadSummary lead={deal.lead} title="Lead" canDecide={deal.viewer.canDecide} onDone={onDone} /> : <NoLead deal={deal} />}
    {deal.company && deal.viewer.canRegister && (deal.lead === null || cameToNothing(deal.lead.status)) ? (
      <RegisterLead target={{ dealId: deal.dealId }} account={deal.company.name} partnerId={deal.partner?.id ?? null} onDone={onDone} />
    ) : null}
  </Flex>
);

const NoLead = ({ deal }: Pick<DealLeadProps, "deal">) => (
  <Flex direction="column" gap="xs">
    <Text format={{ fontWeight: "demibold" }}>Lead</Text>
    <Text variant="microcopy">{deal.company ? "None. A fee needs an accepted lead of the partner (R-11)." : "A lead needs an account: associate a company with this deal first."}</Text>
  </Flex>
);
