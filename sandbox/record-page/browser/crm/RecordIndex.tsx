import { useCallback, useEffect, useMemo, useState } from "react";
import type { PageType, RecordList, SetupView } from "../../record-view.ts";
import { PageLink } from "../navigation.tsx";
import { valueText, type Meanings } from "./format.ts";
import { Reading, ReadingFailed } from "./RecordTrouble.tsx";
import { listRecords } from "./sandbox-client.ts";
import { useLive } from "./use-live.ts";

interface Column {
  readonly name: string;
  readonly label: string;
  readonly numeric?: boolean;
}

const COLUMNS: Readonly<Record<PageType, readonly Column[]>> = {
  deals: [
    { name: "dealname", label: "Deal name" },
    { name: "dealstage", label: "Stage" },
    { name: "amount", label: "Amount", numeric: true },
    { name: "closedate", label: "Close date" },
    { name: "hubspot_owner_id", label: "Owner" },
    { name: "partner_ledger_partner", label: "Partner" },
  ],
  companies: [
    { name: "name", label: "Company name" },
    { name: "domain", label: "Domain" },
    { name: "lifecyclestage", label: "Lifecycle stage" },
    { name: "city", label: "City" },
    { name: "hubspot_owner_id", label: "Owner" },
    { name: "partner_ledger_partner_tier", label: "Partner tier" },
  ],
};
const TITLES: Readonly<Record<PageType, string>> = { deals: "Deals", companies: "Companies" };

type Row = RecordList["rows"][number];

/** Deals with the latest close date first, companies by name. */
const inOrder = (type: PageType) => (a: Row, b: Row): number =>
  type === "deals"
    ? (b.properties["closedate"] ?? "").localeCompare(a.properties["closedate"] ?? "")
    : (a.properties["name"] ?? "").localeCompare(b.properties["name"] ?? "");

/** All records of a type, as a table with a search box. */
export function RecordIndex({ type, setup }: { readonly type: PageType; readonly setup: SetupView }) {
  const read = useCallback(() => listRecords(type), [type]);
  const { loaded, reload } = useLive(read);
  useEffect(() => {
    document.title = `${TITLES[type]} · ${setup.portal.name}`;
  }, [type, setup]);
  if (loaded.state === "loading") return <Reading what={type} />;
  if (loaded.state !== "ready") return <ReadingFailed message={loaded.state === "failed" ? loaded.message : "There are no such records."} onRetry={reload} />;
  return <IndexTable key={type} type={type} setup={setup} list={loaded.value} />;
}

function IndexTable({ type, setup, list }: { readonly type: PageType; readonly setup: SetupView; readonly list: RecordList }) {
  const [query, setQuery] = useState("");
  const columns = COLUMNS[type];
  const rows = useMemo(() => {
    const meanings: Meanings = { definitions: list.definitions, pipelines: list.pipelines, users: setup.users, currency: setup.portal.currency, timeZone: setup.portal.timeZone };
    return [...list.rows].sort(inOrder(type)).map(({ id, properties }) => ({
      id, texts: columns.map(({ name }) => valueText(meanings, name, properties[name], properties)),
    }));
  }, [list, setup, type, columns]);
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.filter(({ id, texts }) => words.every((word) => id === word || texts.some((text) => text.toLowerCase().includes(word))));
  return (
    <main id="content" className="index">
      <div className="index-head">
        <h1>{TITLES[type]}</h1>
        <input
          type="search" aria-label={`Search ${type}`} placeholder={`Search ${type}`} value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
          }}
        />
        <p role="status">{shown.length === rows.length ? `${String(rows.length)} records` : `${String(shown.length)} of ${String(rows.length)} records`}</p>
      </div>
      {shown.length === 0 ? (
        <p className="index-empty">{rows.length === 0 ? `The account has no ${type}.` : `No ${type} match “${query}”.`}</p>
      ) : (
        <div className="index-table" tabIndex={0} role="region" aria-label={`Table of ${type}`}>
          <table>
            <thead>
              <tr>{columns.map(({ name, label, numeric }) => <th key={name} scope="col" className={numeric ? "is-number" : undefined}>{label}</th>)}</tr>
            </thead>
            <tbody>
              {shown.map(({ id, texts }) => (
                <tr key={id}>
                  {texts.map((text, index) => index === 0
                    ? <th key={columns[index]?.name} scope="row"><PageLink to={`/${type}/${id}`}>{text}</PageLink></th>
                    : <td key={columns[index]?.name} className={columns[index]?.numeric ? "is-number" : undefined}>{text}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  );
}
