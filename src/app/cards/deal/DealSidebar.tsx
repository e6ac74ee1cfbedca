import { Divider, Flex, LoadingSpinner } from "@hubspot/ui-extensions";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { DealCardData } from "@partner-ledger/contracts/deal-card";
import { CardFrame } from "../CardFrame.tsx";
import { CardHeader } from "../CardHeader.tsx";
import { useCard } from "../use-card.ts";
import { useRecord } from "../use-record.ts";
import { AttachPartner } from "./AttachPartner.tsx";
import { DealLead } from "./DealLead.tsx";
import { FeeBreakdown } from "./FeeBreakdown.tsx";
import { FeeTile } from "./FeeTile.tsx";
import { LedgerHistory } from "./LedgerHistory.tsx";
import { NoPartner } from "./NoPartner.tsx";
import { PartnerHead } from "./PartnerHead.tsx";

/** Properties of a deal on which its fee hangs: a change of one of them is worth reading the card again. Never one we write. */
const FEE_INPUTS = [
  "dealname", "dealstage", "pipeline", "amount", "closedate", "dealtype", "deal_currency_code",
  "partner_ledger_deal_type", "partner_ledger_expands_deal", "partner_ledger_invoice_paid_on",
] as const;

/** The card on a deal: its partner, its lead, and what it earns with the rule behind every cent. */
export const DealSidebar = () => {
  const { objectId } = useRecord();
  const { state, reload, watch } = useCard<DealCardData>(`${CARD_PATHS.deal}?dealId=${encodeURIComponent(objectId)}`, FEE_INPUTS);
  return (
    <CardFrame state={state} onRetry={reload}>
      {(deal, updating) => (
        <Flex direction="column" gap="md">
          <CardHeader program={deal.program.name} updating={updating} />
          <DealBody deal={deal} updating={updating} onDone={watch} />
        </Flex>
      )}
    </CardFrame>
  );
};

interface DealBodyProps {
  readonly deal: DealCardData;
  readonly updating: boolean;
  readonly onDone: () => void;
}

/** A deal that nothing is known of yet is being read for the first time: saying that it has no partner would be too early. */
const DealBody = ({ deal, updating, onDone }: DealBodyProps) => {
  if (deal.partner) return <Attributed deal={deal} onDone={onDone} />;
  if (updating && deal.syncing && !deal.company) return <LoadingSpinner label="Reading this deal from HubSpot…" showLabel size="sm" layout="centered" testId="first-read" />;
  return <NoPartner deal={deal} onDone={onDone} />;
};

const Attributed = ({ deal, onDone }: Omit<DealBodyProps, "updating">) => (
  <Flex direction="column" gap="md">
    {deal.partner ? <PartnerHead partner={deal.partner} /> : null}
    <FeeTile fee={deal.fee} />
    <DealLead deal={deal} onDone={onDone} />
    <Flex direction="column" gap="xs">
      <FeeBreakdown fee={deal.fee} />
      <LedgerHistory lines={deal.history} />
    </Flex>
    {deal.viewer.canAttach ? (
      <>
        <Divider />
        <AttachPartner dealId={deal.dealId} partnerId={deal.partner?.id ?? null} onDone={onDone} />
      </>
    ) : null}
  </Flex>
);
