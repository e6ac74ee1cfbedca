import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";

/** A row of a golden table: its cells by column, and where it stands, for whoever has to correct it. */
export type GoldenRow<Column extends string> = Readonly<Record<Column, string>> & { readonly place: string };

interface Line {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Reads a table of test/golden: cells separated by semicolons, quoted where they hold one, the first line naming the columns.
 * Throws, naming file and line, where the columns are others or a row has more or fewer cells.
 */
export const goldenRows = <const Column extends string>(file: string, columns: readonly Column[]): readonly GoldenRow<Column>[] => {
  const text = readFileSync(path.join(import.meta.dirname, file), "utf8");
  const options = { delimiter: ";", info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
  // With `info` each record comes with its place, which the library's types leave out.
  const [head, ...lines] = parse(text, options) as unknown as readonly Line[];
  if (head?.record.join(";") !== columns.join(";")) throw new Error(`${file}, line 1: expected the columns ${columns.join(";")}, got ${head?.record.join(";") ?? "nothing"}`);
  return lines.map(({ record, info }) => {
    const place = `${file}, line ${info.lines}`;
    if (record.length !== columns.length) throw new Error(`${place}: expected ${columns.length} cells (${columns.join(", ")}), got ${record.length}`);
    return { ...(Object.fromEntries(columns.map((column, at) => [column, record[at] ?? ""])) as Record<Column, string>), place };
  });
};

/** What a cell means. Throws, naming file, line, column and what was expected, where `read` answers null. */
export const meaningOf = <Column extends string, T>(row: GoldenRow<Column>, column: Column, expected: string, read: (cell: string) => T | null): T => {
  const meaning = read(row[column]);
  if (meaning === null) throw new Error(`${row.place}, column ${column}: expected ${expected}, got "${row[column]}"`);
  return meaning;
};
