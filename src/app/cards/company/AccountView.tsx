import { DescriptionList, DescriptionListItem, Flex, StatusTag, Text } from "@hubspot/ui-extensions";
import type { AccountCompany } from "@partner-ledger/contracts/company-card";
import { awaitsDecision } from "@partner-ledger/contracts/lead-status";
import { readableId } from "@partner-ledger/contracts/locale";
import type { Tone } from "@partner-ledger/contracts/tone";
import { ConflictAlert } from "../lead/ConflictAlert.tsx";
import { LeadList } from "../lead/LeadList.tsx";
import { RegisterLead } from "../lead/RegisterLead.tsx";
import { EnrollPartner } from "./EnrollPartner.tsx";

const STATUSES: Readonly<Record<AccountCompany["status"], { readonly label: string; readonly tone: Tone }>> = {
  prospect: { label: "Prospect", tone: "default" },
  free: { label: "On the free plan", tone: "info" },
  customer: { label: "Customer", tone: "success" },
};

interface AccountViewProps {
  readonly company: AccountCompany;
  readonly onDone: () => void;
}

/** A company that is no partner: what it is to us, who holds it, and what a new lead for it would run into. */
export const AccountView = ({ company, onDone }: AccountViewProps) => {
  const { viewer, partner } = company;
  const { label, tone } = STATUSES[company.status];
  return (
    <Flex direction="column" gap="md">
      <DescriptionList direction="row">
        <DescriptionListItem label="Status"><StatusTag variant={tone} testId="account-status">{label}</StatusTag></DescriptionListItem>
        <DescriptionListItem label="Held by">
          <Text testId="holder">{partner ? `${partner.name} (${readableId(partner.tier)})` : "No partner"}</Text>
        </DescriptionListItem>
      </DescriptionList>
      <LeadList
        title="Leads" empty="No partner has registered a lead for this company." leads={company.leads} nameOf={(lead) => lead.partner.name}
        canDecide={viewer.canDecide} onDone={onDone}
      />
      <NewLead company={company} onDone={onDone} />
      {viewer.canEnroll ? <EnrollPartner companyId={company.companyId} name={company.name} onDone={onDone} /> : null}
    </Flex>
  );
};

/** What a new lead would run into, unless a lead that waits shows all of it already, and the way to register one. */
const NewLead = ({ company, onDone }: AccountViewProps) => (
  <Flex direction="column" gap="sm">
    {company.conflicts.length === 0 ? null : <FutureConflicts company={company} />}
    {company.viewer.canRegister ? (
      <RegisterLead target={{ companyId: company.companyId }} account={company.name} partnerId={null} onDone={onDone} />
    ) : null}
  </Flex>
);

const FutureConflicts = ({ company: { conflicts, leads } }: { readonly company: AccountCompany }) => {
  const shown = new Set(leads.filter(({ status }) => awaitsDecision(status)).flatMap((lead) => lead.conflicts.map(({ record }) => record.id)));
  if (conflicts.every(({ record }) => shown.has(record.id))) return <Text variant="microcopy">A lead registered now would meet the conflicts shown above.</Text>;
  return (
    <Flex direction="column" gap="xs">
      <Text variant="microcopy">A lead registered now would meet:</Text>
      <ConflictAlert conflicts={conflicts} />
    </Flex>
  );
};
