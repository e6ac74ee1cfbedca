import { Flex, Text } from "@hubspot/ui-extensions";
import type { DealCardData } from "@partner-ledger/contracts/deal-card";
import { LeadSummary } from "../lead/LeadSummary.tsx";
import { RegisterLead } from "../lead/RegisterLead.tsx";

/** The lead behind a deal; without one, the way to register it. */
export const DealLead = ({ deal, onDone }: { readonly deal: DealCardData; readonly onDone: () => void }) => {
  if (deal.lead) return <LeadSummary lead={deal.lead} title="Lead" canDecide={deal.viewer.canDecide} onDone={onDone} />;
  return (
    <Flex direction="column" gap="xs">
      <Text format={{ fontWeight: "demibold" }}>Lead</Text>
      <Text variant="microcopy">{deal.company ? "None. A fee needs an accepted lead of the partner (R-11)." : "A lead needs an account: associate a company with this deal first."}</Text>
      {deal.company && deal.viewer.canRegister ? (
        <RegisterLead target={{ dealId: deal.dealId }} account={deal.company.name} partnerId={deal.partner?.id ?? null} onDone={onDone} />
      ) : null}
    </Flex>
  );
};
