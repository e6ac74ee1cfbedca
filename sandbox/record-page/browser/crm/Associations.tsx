import type { LinkedRecord } from "../../record-view.ts";
import { PageLink } from "../navigation.tsx";
import { NOTHING, valueText } from "./format.ts";
import { nameOf, useRecordOnPage } from "./record-on-page.ts";

const SECTIONS = [
  { key: "companies", title: "Companies", details: ["domain", "lifecyclestage"] },
  { key: "deals", title: "Deals", details: ["dealstage", "amount"] },
  { key: "contacts", title: "Contacts", details: ["jobtitle", "email"] },
] as const;

/** The records linked to this one. Companies and deals have pages of their own. */
export function Associations() {
  const { record } = useRecordOnPage();
  return SECTIONS.map(({ key, title, details }) => (
    <section key={key} className="panel" aria-label={title}>
      <h2 className="panel-title">{title} ({record[key].length})</h2>
      {record[key].length === 0 ? <p className="panel-empty">None are associated.</p> : (
        <ul className="linked">
          {record[key].map((linked) => <li key={linked.id}><Linked linked={linked} type={key} details={details} /></li>)}
        </ul>
      )}
    </section>
  ));
}

interface LinkedProps {
  readonly linked: LinkedRecord;
  readonly type: "companies" | "deals" | "contacts";
  readonly details: readonly string[];
}

function Linked({ linked, type, details }: LinkedProps) {
  const { meanings: own, record } = useRecordOnPage();
  const meanings = { ...own, definitions: record.linkedDefinitions[type] };
  const texts = details.map((name) => valueText(meanings, name, linked.properties[name], linked.properties)).filter((text) => text !== NOTHING);
  const labels = linked.associationTypes.map(({ label }) => label).filter((label) => label !== "");
  return (
    <>
      {type === "contacts" ? <strong>{nameOf(linked)}</strong> : <PageLink to={`/${type}/${linked.id}`}>{nameOf(linked)}</PageLink>}
      {labels.map((label) => <span key={label} className="ui-tag is-default">{label}</span>)}
      <span className="linked-details">{texts.join(" · ")}</span>
    </>
  );
}
