import { Flex } from "@hubspot/ui-extensions";
import { CARD_PATHS } from "@partner-ledger/contracts/actions";
import type { CompanyCardData } from "@partner-ledger/contracts/company-card";
import { CardFrame } from "../CardFrame.tsx";
import { CardHeader } from "../CardHeader.tsx";
import { useCard } from "../use-card.ts";
import { useRecord } from "../use-record.ts";
import { AccountView } from "./AccountView.tsx";
import { PartnerView } from "./PartnerView.tsx";

/** Properties of a company by which leads find it, and which say whether it is a customer. */
const ACCOUNT_INPUTS = ["name", "domain", "lifecyclestage", "hs_parent_company_id", "partner_ledger_free_plan"] as const;

/** The card on a company: a partner's tier, leads and fees; for any other company, its leads and who holds it. */
export const CompanySidebar = () => {
  const { objectId } = useRecord();
  const { state, reload, watch } = useCard<CompanyCardData>(`${CARD_PATHS.company}?companyId=${encodeURIComponent(objectId)}`, ACCOUNT_INPUTS);
  return (
    <CardFrame state={state} onRetry={reload}>
      {(company, updating) => (
        <Flex direction="column" gap="md">
          <CardHeader program={company.program.name} updating={updating} />
          {company.kind === "partner" ? <PartnerView company={company} onDone={watch} /> : <AccountView company={company} onDone={watch} />}
        </Flex>
      )}
    </CardFrame>
  );
};
