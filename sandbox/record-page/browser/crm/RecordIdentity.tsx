import { useState } from "react";
import { useAddAlert } from "../Alerts.tsx";
import { NativeDialog } from "../components/NativeDialog.tsx";
import { PageLink } from "../navigation.tsx";
import { valueText } from "./format.ts";
import { nameOf, useRecordOnPage } from "./record-on-page.ts";
import { deleteRecord, restoreRecord } from "./sandbox-client.ts";

const LINES = {
  deals: [["amount", "Amount"], ["dealstage", "Stage"], ["closedate", "Close date"]],
  companies: [["domain", "Domain"]],
} as const;

/** What record this is, and deleting it. */
export function RecordIdentity() {
  const { record, meanings, user } = useRecordOnPage();
  const addAlert = useAddAlert();
  const [asking, setAsking] = useState(false);
  const name = nameOf(record);
  const kind = record.type === "deals" ? "deal" : "company";
  const remove = async (): Promise<void> => {
    setAsking(false);
    try {
      await deleteRecord(user.userId, record.type, record.id);
    } catch (error) {
      addAlert({ type: "danger", title: `The ${kind} was not deleted`, message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <section className="identity" aria-label="Record">
      <PageLink to={`/${record.type}`}>‹ {record.type === "deals" ? "Deals" : "Companies"}</PageLink>
      <div className="identity-name">
        <span className={`identity-mark is-${record.type}`} aria-hidden>{name.charAt(0)}</span>
        <h1>{name}</h1>
      </div>
      <dl>
        {LINES[record.type].map(([property, label]) => (
          <div key={property}>
            <dt>{label}:</dt>
            <dd>{valueText(meanings, property, record.properties[property], record.properties)}</dd>
          </div>
        ))}
        <div><dt>Record ID:</dt><dd>{record.id}</dd></div>
      </dl>
      {record.archived || record.type !== "deals" ? null : (
        <button type="button" className="ui-button is-secondary is-xs" onClick={() => {
          setAsking(true);
        }}>Delete deal</button>
      )}
      {asking ? (
        <NativeDialog className="ui-modal is-sm is-danger" title={`Delete ${name}?`} onDismiss={() => {
          setAsking(false);
        }}>
          <div className="ui-dialog-body"><p>The deal is gone for everyone in the account until it is restored.</p></div>
          <div className="ui-dialog-foot">
            <button type="button" className="ui-button is-destructive is-md" onClick={() => {
              void remove();
            }}>Delete deal</button>
            <button type="button" className="ui-button is-secondary is-md" onClick={() => {
              setAsking(false);
            }}>Keep it</button>
          </div>
        </NativeDialog>
      ) : null}
    </section>
  );
}

/** Says that the record is deleted, and offers to bring it back. */
export function DeletedNotice() {
  const { record, user } = useRecordOnPage();
  const addAlert = useAddAlert();
  const restore = async (): Promise<void> => {
    try {
      await restoreRecord(user.userId, record.type, record.id);
    } catch (error) {
      addAlert({ type: "danger", title: "The record was not restored", message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <div className="ui-alert is-warning deleted" role="status">
      <div><strong>This {record.type === "deals" ? "deal" : "company"} is deleted.</strong> HubSpot hides deleted records; here it can still be seen and restored.</div>
      <button type="button" className="ui-button is-secondary is-sm" onClick={() => {
        void restore();
      }}>Restore</button>
    </div>
  );
}
