import { Alert, Button, ButtonRow, Flex, Form, LoadingButton, Modal, ModalBody, Text, useExtensionActions } from "@hubspot/ui-extensions";
import { refusalTitle } from "@partner-ledger/backend/ask";
import type { ReactNode } from "react";
import type { ActionState, CardAction } from "./use-action.ts";

interface ActionModalProps {
  /** Unique on the card: HubSpot opens and closes dialogs by it. */
  readonly id: string;
  readonly title: string;
  /** On the button that opens the dialog. */
  readonly opens: string;
  /** On the button that does it. */
  readonly does: string;
  /** Of the button that opens the dialog. */
  readonly variant?: "primary" | "secondary" | "transparent";
  /** True when it takes something away: the button that does it is red. */
  readonly destructive?: boolean;
  readonly action: Pick<CardAction<never>, "state" | "forget">;
  /** Does it; the dialog closes when it is done. */
  readonly onSubmit: () => Promise<boolean>;
  readonly onOpen?: () => void;
  readonly children: ReactNode;
}

/**
 * A button with a dialog that asks for what an action needs. It closes once the action is done; a refusal keeps it open
 * with what was typed, and is said on top unless it belongs to a field.
 */
export const ActionModal = ({ id, title, opens, does, variant = "secondary", destructive = false, action, onSubmit, onOpen, children }: ActionModalProps) => {
  const actions = useExtensionActions<"crm.record.sidebar">();
  const submit = async (): Promise<void> => {
    if (await onSubmit()) actions.closeOverlay(id);
  };
  const open = (): void => {
    action.forget();
    onOpen?.();
  };
  const dialog = (
    <Modal id={id} title={title} width="sm" onOpen={open}>
      <ModalBody>
        <Form preventDefault onSubmit={submit} testId={`${id}-form`}>
          <Flex direction="column" gap="md">
            <Refusal state={action.state} />
            {children}
            <ButtonRow>
              <LoadingButton type="submit" variant={destructive ? "destructive" : "primary"} loading={action.state.kind === "sending"} testId={`${id}-submit`}>
                {does}
              </LoadingButton>
              <Button variant="transparent" onClick={() => actions.closeOverlay(id)}>Cancel</Button>
            </ButtonRow>
          </Flex>
        </Form>
      </ModalBody>
    </Modal>
  );
  return <Button variant={variant} size="sm" overlay={dialog} testId={id}>{opens}</Button>;
};

const Refusal = ({ state }: { readonly state: ActionState }) =>
  state.kind === "refused" && Object.keys(state.error.fields ?? {}).length === 0 ? (
    <Alert title={refusalTitle(state.error, "Not done")} variant="danger"><Text>{state.error.message}</Text></Alert>
  ) : null;
