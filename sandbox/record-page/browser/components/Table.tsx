import { createContext, useContext, useState, type CSSProperties } from "react";
import type { AlignmentProps, SortedTableHeaderProps, TableCellProps, TableElementProps, TableHeaderProps, TablePaginatedProps, TableProps, WidthProps } from "@hubspot/ui-extensions";
import { useLatest } from "./extension-event.ts";
import { classes } from "./sizes.ts";

/** A table that scrolls sideways when its place is narrow, and can be scrolled with the keyboard. */
export const Table = (props: TableProps) => (
  <div className={classes("ui-table", props.bordered !== false && "is-bordered", props.flush && "is-flush", `is-${props.density ?? "default"}`)}>
    <div className="ui-table-scroll" tabIndex={0} role="group" aria-label="Table">
      <table data-test-id={props.testId}>{props.children}</table>
    </div>
    {props.paginated ? <Pages {...props} /> : null}
  </div>
);

function Pages(props: TablePaginatedProps) {
  const [own, setOwn] = useState(1);
  const page = props.page ?? own;
  const shown = props.maxVisiblePageButtons ?? 5;
  const first = Math.max(1, Math.min(page - Math.floor(shown / 2), props.pageCount - shown + 1));
  const numbers = Array.from({ length: Math.min(shown, props.pageCount) }, (_, index) => first + index);
  const go = (to: number): void => {
    setOwn(to);
    props.onPageChange(to);
  };
  const button = (text: string, label: string, to: number) => (
    <button type="button" aria-label={label} disabled={to < 1 || to > props.pageCount || to === page} onClick={() => {
      go(to);
    }}>{text}</button>
  );
  const labels = props.showButtonLabels !== false;
  return (
    <nav className="ui-pages" aria-label="Pages">
      {props.showFirstLastButtons ? button("«", "First page", 1) : null}
      {button(labels ? "‹ Prev" : "‹", "Previous page", page - 1)}
      {numbers.map((number) => (
        <button type="button" key={number} aria-label={`Page ${String(number)}`} aria-current={number === page ? "page" : undefined} onClick={() => {
          go(number);
        }}>{number}</button>
      ))}
      {button(labels ? "Next ›" : "›", "Next page", page + 1)}
      {props.showFirstLastButtons ? button("»", "Last page", props.pageCount) : null}
    </nav>
  );
}

const InHead = createContext(false);

const cellStyle = ({ align, width }: AlignmentProps & WidthProps): CSSProperties => ({
  textAlign: align,
  ...(width === "min" ? { width: "1%", whiteSpace: "nowrap" } : width === "max" ? { width: "100%" } : { width }),
});

/** The head of a table. */
export const TableHead = (props: TableElementProps) => <InHead.Provider value><thead data-test-id={props.testId}>{props.children}</thead></InHead.Provider>;

/** The rows of a table. */
export const TableBody = (props: TableElementProps) => <tbody data-test-id={props.testId}>{props.children}</tbody>;

/** Totals of a table. */
export const TableFooter = (props: TableElementProps) => <tfoot data-test-id={props.testId}>{props.children}</tfoot>;

/** One row. */
export const TableRow = (props: TableElementProps) => <tr data-test-id={props.testId}>{props.children}</tr>;

/** One cell. */
export const TableCell = (props: TableCellProps) => <td colSpan={props.colSpan} style={cellStyle(props)} data-test-id={props.testId}>{props.children}</td>;

const isSortable = (props: TableHeaderProps): props is SortedTableHeaderProps & TableHeaderProps =>
  props.sortDirection !== undefined && props.sortDirection !== "never";

/** The heading of a column, or of a row outside of the head; sortable when the card listens. */
export const TableHeader = (props: TableHeaderProps) => {
  const scope = useContext(InHead) ? "col" : "row";
  const sorted = isSortable(props) ? props : null;
  const change = useLatest(sorted?.onSortChange);
  if (sorted === null) return <th scope={scope} style={cellStyle(props)} data-test-id={props.testId}>{props.children}</th>;
  const { sortDirection } = sorted;
  const arrow = { ascending: "↑", descending: "↓", none: "↕" }[sortDirection];
  return (
    <th scope={scope} style={cellStyle(props)} aria-sort={sortDirection} data-test-id={props.testId}>
      <button type="button" disabled={sorted.disabled} onClick={() => change.current?.(sortDirection === "ascending" ? "descending" : "ascending")}>
        {props.children} <span aria-hidden>{arrow}</span>
      </button>
    </th>
  );
};
