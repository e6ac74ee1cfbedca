import { Alert, Flex, Icon, ProgressBar, Text } from "@hubspot/ui-extensions";
import type { PartnerCompany, RequirementProgress } from "@partner-ledger/contracts/company-card";
import { readableId } from "@partner-ledger/contracts/locale";
import { progressShare, progressText, stepsMet, tierSteps } from "@partner-ledger/contracts/tier-progress";
import type { TierStep } from "@partner-ledger/contracts/tier-progress";
import { useRecord } from "../use-record.ts";

/** The way to the tier above, requirement by requirement. At the top there is only that to say. */
export const TierProgress = ({ company }: { readonly company: PartnerCompany }) => {
  const { next, program } = company;
  if (next === null) return <Text variant="microcopy">{`${readableId(company.tier)} is the highest tier.`}</Text>;
  const steps = tierSteps(next.requirements);
  const { met, of } = stepsMet(steps);
  return (
    <Flex direction="column" gap="sm">
      <ProgressBar
        title={`Toward ${readableId(next.tier)} in ${next.year}`} value={met} maxValue={of} variant={met === of ? "success" : "warning"}
        valueDescription={`${met} of ${of} requirements met`} testId="tier-progress"
      />
      {met === of ? (
        <Alert title={`Ready for ${readableId(next.tier)}`} variant="success">
          <Text>Every requirement is met. A manager decides on the tier at the next review (R-5).</Text>
        </Alert>
      ) : null}
      {steps.map((step) => (step.kind === "all"
        ? <Requirement key={step.requirement.id} progress={step.requirement} currency={program.currency} />
        : <OneOf key={`any ${step.group}`} step={step} currency={program.currency} />))}
    </Flex>
  );
};

const OneOf = ({ step, currency }: { readonly step: Extract<TierStep, { kind: "any" }>; readonly currency: string }) => (
  <Flex direction="column" gap="xs">
    <Text variant="microcopy" format={{ fontWeight: "demibold" }}>{step.met ? "One of these is met:" : "One of these:"}</Text>
    {step.requirements.map((progress) => <Requirement key={progress.id} progress={progress} currency={currency} />)}
  </Flex>
);

const Requirement = ({ progress, currency }: { readonly progress: RequirementProgress; readonly currency: string }) => {
  const { locale } = useRecord();
  const text = progressText(progress, currency, locale);
  if (progress.unit === "attested" && progress.required === "1") {
    return (
      <Flex direction="row" justify="between" align="center" gap="xs">
        <Text>{progress.label}</Text>
        <Flex direction="row" gap="xs" align="center">
          {progress.met ? <Icon name="success" color="success" size="sm" /> : null}
          <Text variant="microcopy">{text}</Text>
        </Flex>
      </Flex>
    );
  }
  return (
    <ProgressBar
      title={progress.label} value={Math.round(progressShare(progress) * 100)} maxValue={100} valueDescription={text}
      {...(progress.met ? { variant: "success" as const } : {})}
    />
  );
};
