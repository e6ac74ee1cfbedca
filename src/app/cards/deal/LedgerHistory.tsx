import { Accordion, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@hubspot/ui-extensions";
import type { LedgerLine } from "@partner-ledger/contracts/deal-card";
import { postingReason } from "@partner-ledger/contracts/ledger-line";
import { formatDay, formatMoney } from "@partner-ledger/contracts/money";
import { useRecord } from "../use-record.ts";

/** The deal's rows of the ledger, oldest first, corrections among them. Nothing while there are none. */
export const LedgerHistory = ({ lines }: { readonly lines: readonly LedgerLine[] }) => {
  const { locale } = useRecord();
  if (lines.length === 0) return null;
  return (
    <Accordion title={`Ledger (${lines.length})`} size="sm">
      <Table density="compact" flush>
        <TableHead>
          <TableRow>
            <TableHeader>Posted</TableHeader>
            <TableHeader>What</TableHeader>
            <TableHeader align="right">Amount</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.map((line, row) => (
            // Rows are only ever added at the end, so a row's place is its identity.
            <TableRow key={row}>
              <TableCell>{formatDay(line.on, locale)}</TableCell>
              <TableCell>{postingReason(line.reason)}</TableCell>
              <TableCell align="right">{formatMoney(line.amount, locale)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Accordion>
  );
};
