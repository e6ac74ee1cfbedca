import { Text } from "@hubspot/ui-extensions";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { EnrollPartner as Enrolment } from "@partner-ledger/contracts/actions";
import { ActionModal } from "../ActionModal.tsx";
import { useAction } from "../use-action.ts";

interface EnrollPartnerProps {
  readonly companyId: string;
  readonly name: string;
  readonly onDone: () => void;
}

/** Makes the company a partner of the program, at the entry tier. */
export const EnrollPartner = ({ companyId, name, onDone }: EnrollPartnerProps) => {
  const action = useAction<Enrolment>(CARD_PATHS.enrollPartner, `${name} is a partner now.`, onDone);
  return (
    <ActionModal
      id="enroll-partner" title={`Make ${name} a partner`} opens="Make this company a partner" does="Make a partner"
      action={action} onSubmit={() => action.send({ companyId })}
    >
      <Text>It joins the program today, at the entry tier. From then on it can bring leads and earn fees (R-2, R-11).</Text>
    </ActionModal>
  );
};
