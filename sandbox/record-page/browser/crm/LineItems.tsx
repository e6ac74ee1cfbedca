import { useState } from "react";
import type { LinkedRecord } from "../../record-view.ts";
import { useAddAlert } from "../Alerts.tsx";
import { dayText, moneyText, NOTHING } from "./format.ts";
import { LineItemDialog } from "./LineItemDialog.tsx";
import { isRecurring, termMonthsOf } from "./line-item.ts";
import { nameOf, useRecordOnPage } from "./record-on-page.ts";
import { deleteRecord } from "./sandbox-client.ts";

/** What a deal sells. HubSpot keeps the deal's amount at the sum of these. */
export function LineItems() {
  const { record, user } = useRecordOnPage();
  const addAlert = useAddAlert();
  const [editing, setEditing] = useState<LinkedRecord | "new" | null>(null);
  const remove = async (item: LinkedRecord): Promise<void> => {
    try {
      await deleteRecord(user.userId, "line_items", item.id);
    } catch (error) {
      addAlert({ type: "danger", title: "The line item was not removed", message: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <section className="panel" aria-label="Line items">
      <div className="panel-title has-action">
        <h2>Line items ({record.lineItems.length})</h2>
        <button type="button" className="ui-button is-secondary is-xs" disabled={record.archived} onClick={() => {
          setEditing("new");
        }}>Add line item</button>
      </div>
      {record.lineItems.length === 0 ? (
        <p className="panel-empty">No line items: the deal’s amount counts as one subscription of 12 months.</p>
      ) : (
        <LineTable items={record.lineItems} disabled={record.archived} onEdit={setEditing} onRemove={(item) => {
          void remove(item);
        }} />
      )}
      {editing === null ? null : (
        <LineItemDialog item={editing === "new" ? null : editing} onDone={() => {
          setEditing(null);
        }} />
      )}
    </section>
  );
}

interface LineTableProps {
  readonly items: readonly LinkedRecord[];
  readonly disabled: boolean;
  readonly onEdit: (item: LinkedRecord) => void;
  readonly onRemove: (item: LinkedRecord) => void;
}

function LineTable({ items, disabled, onEdit, onRemove }: LineTableProps) {
  const { record, setup } = useRecordOnPage();
  const currency = record.properties["deal_currency_code"] ?? setup.portal.currency;
  return (
    <div className="line-items" tabIndex={0} role="region" aria-label="Table of line items">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Kind</th>
            <th scope="col">Term</th>
            <th scope="col">Starts</th>
            <th scope="col" className="is-number">Amount</th>
            <th scope="col"><span className="visually-hidden">Actions</span></th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const months = termMonthsOf(item.properties);
            const starts = item.properties["hs_recurring_billing_start_date"];
            return (
              <tr key={item.id}>
                <th scope="row">{nameOf(item)}</th>
                <td>{isRecurring(item.properties) ? "Subscription" : "One-time"}</td>
                <td>{months === null ? NOTHING : `${String(months)} months`}</td>
                <td>{starts ? dayText(starts) : NOTHING}</td>
                <td className="is-number">{moneyText(item.properties["amount"] ?? "", currency)}</td>
                <td className="row-actions">
                  <button type="button" disabled={disabled} aria-label={`Edit ${nameOf(item)}`} onClick={() => {
                    onEdit(item);
                  }}>Edit</button>
                  <button type="button" disabled={disabled} aria-label={`Remove ${nameOf(item)}`} onClick={() => {
                    onRemove(item);
                  }}>Remove</button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
