import { Flex, Text } from "@hubspot/ui-extensions";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { AttachPartner as Attachment } from "@partner-ledger/contracts/actions";
import { useState } from "react";
import { ActionModal } from "../ActionModal.tsx";
import { PartnerSelect } from "../PartnerSelect.tsx";
import { useAction } from "../use-action.ts";
import { usePartners } from "../use-partners.ts";

interface AttachPartnerProps {
  readonly dealId: string;
  /** The partner attached now; null when there is none. */
  readonly partnerId: string | null;
  readonly onDone: () => void;
}

/** Attaches a partner to the deal, or another one, or none. */
export const AttachPartner = ({ dealId, partnerId, onDone }: AttachPartnerProps) => {
  const action = useAction<Attachment>(CARD_PATHS.attachPartner, "Partner attached.", onDone);
  const { choice, load } = usePartners();
  const [chosen, setChosen] = useState<string | null>(partnerId);
  const [missing, setMissing] = useState<string | null>(null);
  const opens = partnerId === null ? "Attach partner" : "Change partner";
  const submit = (): Promise<boolean> => {
    setMissing(chosen === null ? "Choose a partner." : null);
    return chosen === null ? Promise.resolve(false) : action.send({ dealId, partnerId: chosen });
  };
  return (
    <Flex direction="row" gap="sm" wrap>
      <ActionModal
        id="attach-partner" title={opens} opens={opens} does={opens} variant={partnerId === null ? "primary" : "secondary"}
        action={action} onSubmit={submit} onOpen={load}
      >
        <Text>The partner's accepted lead for the account is taken along where there is one. Fees posted for another partner are corrected (R-18).</Text>
        <PartnerSelect choice={choice} value={chosen} onChange={setChosen} state={action.state} missing={missing} />
      </ActionModal>
      {partnerId === null ? null : <DetachPartner dealId={dealId} onDone={onDone} />}
    </Flex>
  );
};

const DetachPartner = ({ dealId, onDone }: Pick<AttachPartnerProps, "dealId" | "onDone">) => {
  const action = useAction<Attachment>(CARD_PATHS.attachPartner, "Partner detached.", onDone);
  return (
    <ActionModal
      id="detach-partner" title="Detach the partner" opens="Detach" does="Detach" variant="transparent" destructive action={action}
      onSubmit={() => action.send({ dealId, partnerId: null })}
    >
      <Text>The deal then earns no partner fee; what was posted is taken back by a correction (R-18).</Text>
    </ActionModal>
  );
};
