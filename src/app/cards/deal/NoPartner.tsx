import { EmptyState, Flex, Text } from "@hubspot/ui-extensions";
import type { DealCardData } from "@partner-ledger/contracts/deal-card";
import { FeeBreakdown } from "./FeeBreakdown.tsx";
import { LedgerHistory } from "./LedgerHistory.tsx";
import { FeeTile } from "./FeeTile.tsx";
import { AttachPartner } from "./AttachPartner.tsx";
import { RegisterLead } from "../lead/RegisterLead.tsx";

/** A deal without a partner: what that means, and the ways to change it. What was posted earlier stays visible. */
export const NoPartner = ({ deal, onDone }: { readonly deal: DealCardData; readonly onDone: () => void }) => (
  <Flex direction="column" gap="md">
    <EmptyState title="No partner on this deal" layout="vertical" imageName="contacts" imageWidth={100} flush>
      <Flex direction="column" gap="sm">
        <Text>{meaningOf(deal)}</Text>
        <Flex direction="row" gap="sm" wrap justify="center">
          {deal.viewer.canAttach ? <AttachPartner dealId={deal.dealId} partnerId={null} onDone={onDone} /> : null}
          {deal.viewer.canRegister && deal.company ? (
            <RegisterLead target={{ dealId: deal.dealId }} account={deal.company.name} partnerId={null} onDone={onDone} />
          ) : null}
        </Flex>
      </Flex>
    </EmptyState>
    {deal.history.length === 0 ? null : (
      <Flex direction="column" gap="xs">
        <FeeTile fee={deal.fee} />
        <FeeBreakdown fee={deal.fee} />
        <LedgerHistory lines={deal.history} />
      </Flex>
    )}
  </Flex>
);

function meaningOf(deal: DealCardData): string {
  if (!deal.company) return "It earns no partner fee. To register a lead, associate a company with this deal first.";
  const account = deal.company.name;
  if (!deal.viewer.canAttach) return `It earns no partner fee. If a partner brought ${account}, ask a partner manager to attach the partner.`;
  return `It earns no partner fee. If a partner brought ${account}, attach the partner, or register its lead first.`;
}
