import { Flex, LoadingSpinner, Text } from "@hubspot/ui-extensions";

/** The program's name, and a quiet word while a change is on its way. Its place is kept, so that nothing below it moves. */
export const CardHeader = ({ program, updating }: { readonly program: string; readonly updating: boolean }) => (
  <Flex direction="row" justify="between" align="center">
    <Text variant="microcopy">{program}</Text>
    {updating ? <LoadingSpinner label="Updating…" showLabel size="xs" layout="inline" testId="updating" /> : null}
  </Flex>
);
