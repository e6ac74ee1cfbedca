import { EmptyState, Flex, StatusTag, Table, TableBody, TableCell, TableHead, TableHeader, TableRow, Text } from "@hubspot/ui-extensions";
import { formatDay } from "@partner-ledger/contracts/money";
import { holderDetail, holderKindLabel } from "@partner-ledger/contracts/role-holder";
import type { ManagerView } from "@partner-ledger/contracts/settings";
import { useViewer } from "../use-viewer.ts";
import { RemoveManager } from "./RemoveManager.tsx";
import type { ChangeRoles } from "./use-roles.ts";

interface ManagersTableProps {
  readonly managers: readonly ManagerView[];
  readonly canChange: boolean;
  readonly change: ChangeRoles;
}

/** Who is a partner manager, since when, and for those who may, how to take the role back. */
export const ManagersTable = ({ managers, canChange, change }: ManagersTableProps) => {
  if (managers.length === 0) {
    return (
      <EmptyState title="Nobody decides leads yet" layout="vertical" imageName="registration" imageWidth={120}>
        <Text>Whoever connects Partner Ledger to this account while there is no partner manager becomes the first.</Text>
      </EmptyState>
    );
  }
  return (
    <Table bordered testId="managers">
      <TableHead>
        <TableRow>
          <TableHeader>Name</TableHeader>
          <TableHeader>Kind</TableHeader>
          <TableHeader>Since</TableHeader>
          {canChange ? <TableHeader align="right">Change</TableHeader> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {managers.map((manager) => <ManagerRow key={`${manager.kind}-${manager.id}`} manager={manager} canChange={canChange} change={change} />)}
      </TableBody>
    </Table>
  );
};

const ManagerRow = ({ manager, canChange, change }: { readonly manager: ManagerView; readonly canChange: boolean; readonly change: ChangeRoles }) => {
  const { userId, locale } = useViewer();
  const isViewer = manager.kind === "user" && manager.id === userId;
  return (
    <TableRow testId={`manager-${manager.kind}-${manager.id}`}>
      <TableCell>
        <Text format={{ fontWeight: "demibold" }}>{isViewer ? `${manager.name} (you)` : manager.name}</Text>
        <Standing manager={manager} />
      </TableCell>
      <TableCell>{holderKindLabel(manager)}</TableCell>
      <TableCell>{formatDay(manager.since, locale)}</TableCell>
      {canChange ? (
        <TableCell align="right">
          {manager.removable ? <RemoveManager manager={manager} isViewer={isViewer} change={change} /> : <Text variant="microcopy">Somebody has to decide: add another first.</Text>}
        </TableCell>
      ) : null}
    </TableRow>
  );
};

/** Below a manager's name: who they are, or that they are not there any more. */
const Standing = ({ manager }: { readonly manager: ManagerView }) => {
  const detail = holderDetail(manager);
  if (manager.listed) return detail === null ? null : <Text variant="microcopy">{detail}</Text>;
  return <Flex><StatusTag variant="warning">No longer in HubSpot</StatusTag></Flex>;
};
