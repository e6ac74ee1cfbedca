import { Flex, Statistics, StatisticsItem, StatusTag, Tile } from "@hubspot/ui-extensions";
import type { DealFee } from "@partner-ledger/contracts/deal-card";
import { feeSummary } from "@partner-ledger/contracts/fee-summary";
import { RuledText } from "../RuledText.tsx";
import { useRecord } from "../use-record.ts";

/** What the deal earns the partner, large, with its state; for no fee, why. */
export const FeeTile = ({ fee }: { readonly fee: DealFee }) => {
  const { locale } = useRecord();
  const { headline, label, tone, meaning } = feeSummary(fee, locale);
  return (
    <Tile compact>
      <Flex direction="column" gap="xs">
        <Statistics>
          <StatisticsItem id="fee" label="Partner fee" number={headline} />
        </Statistics>
        {fee.state === "none" ? null : <StatusTag variant={tone} testId="fee-state">{label}</StatusTag>}
        <RuledText variant="microcopy" testId="fee-meaning">{meaning}</RuledText>
      </Flex>
    </Tile>
  );
};
