import type { PageType } from "../../record-view.ts";
import { labelOf, valueText } from "./format.ts";
import { useRecordOnPage } from "./record-on-page.ts";

const SHOWN: Readonly<Record<PageType, readonly string[]>> = {
  deals: ["amount", "dealstage", "closedate", "hubspot_owner_id", "notes_last_updated"],
  companies: ["lifecyclestage", "city", "hubspot_owner_id", "num_associated_deals", "createdate"],
};

/** What partner properties the app has written: shown as soon as they hold something. */
const WRITTEN: Readonly<Record<PageType, readonly string[]>> = {
  deals: ["partner_ledger_partner", "partner_ledger_tier", "partner_ledger_lead_status", "partner_ledger_conflict", "partner_ledger_fee", "partner_ledger_fee_status"],
  companies: ["partner_ledger_partner_tier"],
};

const Values = ({ title, names }: { readonly title: string; readonly names: readonly string[] }) => {
  const { record, meanings } = useRecordOnPage();
  return (
    <section className="panel" aria-label={title}>
      <h2 className="panel-title">{title}</h2>
      <dl className="highlights">
        {names.map((name) => (
          <div key={name} data-property={name}>
            <dt>{labelOf(meanings, name)}</dt>
            <dd>{valueText(meanings, name, record.properties[name], record.properties)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** The record at a glance, and what the app wrote to it. */
export function Highlights() {
  const { record, setup } = useRecordOnPage();
  const written = WRITTEN[record.type].filter((name) => (record.properties[name] ?? "") !== "");
  return (
    <>
      <Values title="Data highlights" names={SHOWN[record.type]} />
      {written.length > 0 ? <Values title={`Written by ${setup.app.name}`} names={written} /> : null}
    </>
  );
}
