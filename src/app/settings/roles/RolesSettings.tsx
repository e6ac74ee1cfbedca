import { Alert, Flex, Heading, Text } from "@hubspot/ui-extensions";
import type { RolesData } from "@partner-ledger/contracts/settings";
import { AddManager } from "./AddManager.tsx";
import { ManagersTable } from "./ManagersTable.tsx";
import { RolesFrame } from "./RolesFrame.tsx";
import { useRoles } from "./use-roles.ts";
import type { ChangeRoles } from "./use-roles.ts";

/** The app's settings: who is a partner manager. */
export const RolesSettings = () => {
  const { state, reload, change } = useRoles();
  return <RolesFrame state={state} onRetry={reload}>{(roles) => <Roles roles={roles} change={change} />}</RolesFrame>;
};

const Roles = ({ roles, change }: { readonly roles: RolesData; readonly change: ChangeRoles }) => (
  <Flex direction="column" gap="lg">
    <Flex direction="column" gap="xs">
      <Heading>Partner managers</Heading>
      <Text>
        They decide leads and make companies partners, by themselves or as one of a HubSpot team. Everybody who can see a
        deal or a company sees its card, registers leads, and attaches partners to deals that are not won yet.
      </Text>
    </Flex>
    {roles.upToDate ? null : (
      <Alert title="HubSpot did not answer" variant="warning">
        <Text>People and teams are shown as they were when Partner Ledger last read them.</Text>
      </Alert>
    )}
    {roles.canChange ? null : (
      <Alert title="Only partner managers may change this" variant="info">
        <Text>{roles.managers.length === 0 ? "There is none yet." : `Ask one of them: ${roles.managers.map(({ name }) => name).join(", ")}.`}</Text>
      </Alert>
    )}
    <ManagersTable managers={roles.managers} canChange={roles.canChange} change={change} />
    {roles.canChange ? <AddManager roles={roles} change={change} /> : null}
  </Flex>
);
