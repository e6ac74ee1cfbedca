import { Alert, Button, Flex, LoadingButton, Modal, ModalBody, ModalFooter, Text, useExtensionActions } from "@hubspot/ui-extensions";
import { refusalTitle } from "@partner-ledger/backend/ask";
import type { ManagerView } from "@partner-ledger/contracts/settings";
import { useChange } from "./use-change.ts";
import type { ChangeRoles } from "./use-roles.ts";

interface RemoveManagerProps {
  readonly manager: ManagerView;
  /** The viewer is about to give up their own role. */
  readonly isViewer: boolean;
  readonly change: ChangeRoles;
}

/** Takes the role back, after asking: whoever gives up their own cannot take it again. */
export const RemoveManager = ({ manager, isViewer, change }: RemoveManagerProps) => {
  const { closeOverlay } = useExtensionActions<"settings">();
  const { isSending, problem, send, say } = useChange(change);
  const id = `remove-${manager.kind}-${manager.id}`;
  const done = manager.kind === "user" ? `${manager.name} is no partner manager any more.` : `The team ${manager.name} has the role no longer.`;
  const remove = async (): Promise<void> => {
    if (await send("revoke", manager, done)) closeOverlay(id);
  };
  const dialog = (
    <Modal id={id} title={`Remove ${manager.name}`} width="sm" variant="danger" onOpen={() => say(null)}>
      <ModalBody>
        <Flex direction="column" gap="md">
          {problem === null ? null : <Alert title={refusalTitle(problem, "Not removed")} variant="danger"><Text>{problem.message}</Text></Alert>}
          <Text>{consequence(manager, isViewer)}</Text>
        </Flex>
      </ModalBody>
      <ModalFooter>
        <LoadingButton variant="destructive" loading={isSending} onClick={() => void remove()} testId={`${id}-confirm`}>Remove</LoadingButton>
        <Button variant="secondary" onClick={() => closeOverlay(id)}>Cancel</Button>
      </ModalFooter>
    </Modal>
  );
  return <Button variant="secondary" size="xs" overlay={dialog} testId={id}>Remove</Button>;
};

function consequence({ kind, name }: ManagerView, isViewer: boolean): string {
  if (isViewer) return "You will not decide leads or change these settings any more, unless a team of yours may. Another partner manager can make you one again.";
  if (kind === "user") return `${name} will not decide leads or change these settings any more, unless a team of theirs may. Decisions made so far stay.`;
  return `Nobody will decide leads or change these settings as one of the team ${name} any more. Decisions made so far stay.`;
}
