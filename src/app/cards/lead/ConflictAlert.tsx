import { Alert, Flex } from "@hubspot/ui-extensions";
import { conflictHeading, conflictSentence, needsOverride } from "@partner-ledger/contracts/conflict-sentence";
import type { ConflictView } from "@partner-ledger/contracts/lead";
import { RuledText } from "../RuledText.tsx";
import { useRecord } from "../use-record.ts";

/** The evidence of each conflict in a sentence; nothing when there is none. Firm ones are red, possible ones ask for a judgement. */
export const ConflictAlert = ({ conflicts }: { readonly conflicts: readonly ConflictView[] }) => {
  const { locale } = useRecord();
  const heading = conflictHeading(conflicts);
  if (heading === null) return null;
  return (
    <Alert title={heading} variant={needsOverride(conflicts) ? "danger" : "warning"} testId="conflicts">
      <Flex direction="column" gap="xs">
        {conflicts.map((conflict) => (
          <RuledText key={`${conflict.ground} ${conflict.record.type} ${conflict.record.id} ${conflict.match}`}>{conflictSentence(conflict, locale)}</RuledText>
        ))}
      </Flex>
    </Alert>
  );
};
