import { Alert, Flex, Statistics, StatisticsItem, Tag, Text, Tile } from "@hubspot/ui-extensions";
import type { PartnerCompany, TierRecommendation } from "@partner-ledger/contracts/company-card";
import { readableId } from "@partner-ledger/contracts/locale";
import { formatDay, formatMoney } from "@partner-ledger/contracts/money";
import type { MoneyText } from "@partner-ledger/contracts/money";
import { LeadList } from "../lead/LeadList.tsx";
import { useRecord } from "../use-record.ts";
import { SetTier } from "./SetTier.tsx";
import { TierProgress } from "./TierProgress.tsx";

interface PartnerViewProps {
  readonly company: PartnerCompany;
  readonly onDone: () => void;
}

/** A partner's own company: its tier and the way to the next, what it has earned this year, and the leads that wait, its own and those for it. */
export const PartnerView = ({ company, onDone }: PartnerViewProps) => {
  const { locale } = useRecord();
  return (
    <Flex direction="column" gap="md">
      <Flex direction="column" gap="flush">
        <Flex direction="row" justify="between" align="center">
          <Text format={{ fontWeight: "demibold" }}>{`${readableId(company.track)} partner`}</Text>
          <Tag variant="success" inline testId="tier">{readableId(company.tier)}</Tag>
        </Flex>
        <Text variant="microcopy">{sinceText(company, locale)}</Text>
      </Flex>
      <Tile compact>
        <Flex direction="column" gap="xs">
          <Statistics>
            <StatisticsItem id="fees" label="Fees this year" number={sumsText(company.feesYearToDate, company.program.currency, locale)} />
          </Statistics>
          <Text testId="unpaid">{company.unpaid.length === 0 ? "Nothing payable is unpaid." : `${sumsText(company.unpaid, company.program.currency, locale)} payable and not yet paid, of all years`}</Text>
        </Flex>
      </Tile>
      <Flex direction="column" gap="sm">
        {company.tierChoice.recommended ? <Recommended tier={company.tierChoice.recommended} /> : null}
        <TierProgress company={company} />
        {company.viewer.canSetTier ? <SetTier company={company} onDone={onDone} /> : null}
      </Flex>
      <LeadList
        title="Open leads" empty="This partner has no open lead." leads={company.openLeads} nameOf={(lead) => lead.account.name}
        canDecide={company.viewer.canDecide} onDone={onDone}
      />
      {company.leadsForIt.length === 0 ? null : (
        <LeadList
          title="Leads for this company itself" empty="Nobody has an open lead for it." leads={company.leadsForIt} nameOf={(lead) => lead.partner.name}
          canDecide={company.viewer.canDecide} onDone={onDone}
        />
      )}
    </Flex>
  );
};

const REVIEWS: Readonly<Record<TierRecommendation["review"], string>> = { annual: "annual review", mid_year: "mid-year review", monthly: "monthly review" };

const Recommended = ({ tier: { name, review, on } }: { readonly tier: TierRecommendation }) => {
  const { locale } = useRecord();
  return (
    <Alert title={`The ${REVIEWS[review]} of ${formatDay(on, locale)} recommends ${readableId(name)}`} variant="info">
      <Text>Nothing changes until a partner manager sets the tier (R-5).</Text>
    </Alert>
  );
};

/** Since when the partner has its tier, and since when it has been in the program where that is another day. */
const sinceText = ({ tier, tierSince, joinedOn }: PartnerCompany, locale: string): string => {
  const held = `${readableId(tier)} since ${formatDay(tierSince, locale)}`;
  return tierSince === joinedOn ? held : `${held}, in the program since ${formatDay(joinedOn, locale)}`;
};

/** Amounts of several currencies stand side by side: they are never added up. */
const sumsText = (sums: readonly MoneyText[], currency: string, locale: string): string =>
  sums.length === 0
    ? new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }).format(0)
    : sums.map((sum) => formatMoney(sum, locale)).join(" + ");
