import { Accordion, DescriptionList, DescriptionListItem, Flex, List, Text } from "@hubspot/ui-extensions";
import type { DealFee, FeePart } from "@partner-ledger/contracts/deal-card";
import type { Explanation } from "@partner-ledger/contracts/explanation";
import { explanationText } from "@partner-ledger/contracts/explanation-text";
import { readerNotation } from "@partner-ledger/contracts/explanation/notation";
import { readableId } from "@partner-ledger/contracts/locale";
import { formatMoney, formatRate } from "@partner-ledger/contracts/money";
import { RuledText } from "../RuledText.tsx";
import { useRecord } from "../use-record.ts";

/** How the fee came about, step by step, each with its rule; for no fee, the rule that decided. Nothing when there is nothing to explain. */
export const FeeBreakdown = ({ fee }: { readonly fee: DealFee }) => {
  if (fee.parts.length === 0 && fee.because === null) return null;
  return (
    <Accordion title={fee.parts.length === 0 ? "Why there is no fee" : "How the fee is worked out"} size="sm">
      <Flex direction="column" gap="md">
        {fee.parts.map((part) => <Part key={part.rule} part={part} />)}
        {fee.because ? <Steps steps={[fee.because]} /> : null}
      </Flex>
    </Accordion>
  );
};

const Part = ({ part }: { readonly part: FeePart }) => {
  const { locale } = useRecord();
  return (
    <Flex direction="column" gap="xs">
      <Text format={{ fontWeight: "demibold" }}>{`${readableId(part.rule)} fee`}</Text>
      <DescriptionList direction="row">
        <DescriptionListItem label="Base"><Text>{formatMoney(part.base, locale)}</Text></DescriptionListItem>
        <DescriptionListItem label="Rate"><Text>{rateText(part, locale)}</Text></DescriptionListItem>
        <DescriptionListItem label="Fee"><Text format={{ fontWeight: "demibold" }}>{formatMoney(part.amount, locale)}</Text></DescriptionListItem>
      </DescriptionList>
      <Steps steps={part.why} />
    </Flex>
  );
};

/** A fee without one rate is a flat amount, or of several rates that its explanation shows. */
const rateText = ({ rate, why }: FeePart, locale: string): string => {
  if (rate !== null) return formatRate(rate, locale);
  return why.some(({ kind }) => kind === "rate_bands") ? "By band" : "Flat";
};

const Steps = ({ steps }: { readonly steps: readonly Explanation[] }) => {
  const { locale } = useRecord();
  return (
    <List variant="unordered-styled">
      {steps.map((step) => <RuledText key={step.kind} variant="microcopy">{`${explanationText(step, readerNotation(locale))} (${step.rule})`}</RuledText>)}
    </List>
  );
};
