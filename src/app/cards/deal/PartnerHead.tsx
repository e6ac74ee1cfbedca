import { Flex, Heading, Tag, Text } from "@hubspot/ui-extensions";
import type { DealPartner } from "@partner-ledger/contracts/deal-card";
import { readableId } from "@partner-ledger/contracts/locale";
import { formatDay } from "@partner-ledger/contracts/money";
import { useRecord } from "../use-record.ts";

const ROLES: Readonly<Record<DealPartner["role"], string>> = {
  sourced: "Sourced: stems from the partner's lead (R-31)",
  influenced: "Influenced: attached to a deal it did not source (R-31)",
};

/** The partner behind a deal, its tier and since when, and the part it plays. */
export const PartnerHead = ({ partner }: { readonly partner: DealPartner }) => {
  const { locale } = useRecord();
  return (
    <Flex direction="column" gap="flush">
      <Flex direction="row" justify="between" align="center" gap="xs">
        <Heading>{partner.name}</Heading>
        <Tag variant="info" inline testId="tier">{readableId(partner.tier)}</Tag>
      </Flex>
      <Text variant="microcopy">{`${readableId(partner.tier)} since ${formatDay(partner.tierSince, locale)}`}</Text>
      <Text variant="microcopy">{ROLES[partner.role]}</Text>
    </Flex>
  );
};
