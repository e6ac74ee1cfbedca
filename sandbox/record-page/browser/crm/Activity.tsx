import { useState } from "react";
import type { ChangeView } from "../../record-view.ts";
import { instantText, labelOf, valueText } from "./format.ts";
import { useRecordOnPage } from "./record-on-page.ts";

const FIRST = 8;
const MORE = 20;

/** Changes at one moment by one hand are one entry. */
interface Entry {
  readonly at: string;
  readonly by: string;
  readonly changes: readonly ChangeView[];
}

function entriesOf(history: readonly ChangeView[]): readonly Entry[] {
  const entries: { at: string; by: string; changes: ChangeView[] }[] = [];
  for (const change of history) {
    const last = entries.at(-1);
    if (last?.at === change.at && last.by === change.by) last.changes.push(change);
    else entries.push({ at: change.at, by: change.by, changes: [change] });
  }
  return entries;
}

/** Who changed what, newest first. */
export function Activity() {
  const { record, meanings } = useRecordOnPage();
  const [count, setCount] = useState(FIRST);
  const entries = entriesOf(record.history);
  return (
    <section className="panel" aria-label="Activity">
      <h2 className="panel-title">Activity</h2>
      <ol className="activity">
        {entries.slice(0, count).map((entry) => (
          <li key={`${entry.at} ${entry.by}`}>
            <p className="activity-head"><strong>{entry.by}</strong> <time dateTime={entry.at}>{instantText(entry.at)}</time></p>
            <ul>
              {entry.changes.map((change) => (
                <li key={change.property}>
                  {labelOf(meanings, change.property)}: <em>{valueText(meanings, change.property, change.value, record.properties)}</em>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {entries.length > count ? (
        <button type="button" className="ui-button is-transparent is-sm" onClick={() => {
          setCount(count + MORE);
        }}>Show earlier activity</button>
      ) : null}
    </section>
  );
}
