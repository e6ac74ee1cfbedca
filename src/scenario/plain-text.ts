/** Text for a terminal: ids come from files and records, and control characters among them are escaped, so that none steers it. Lines stay lines. */
export const plainText = (lines: readonly string[]): string => lines.map((line) => `${line.replace(CONTROLS, escaped).trimEnd()}\n`).join("");

const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

const escaped = (one: string): string => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Columns as wide as what stands in them, two spaces apart. All rows have as many cells. */
export const aligned = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return rows.map((cells) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
};

/** As wide as a terminal is without being made wider. */
const WIDTH = 100;

/** A paragraph as lines of a readable width, the later ones indented like a list's item. A word longer than a line stays whole. */
export const wrapped = (text: string): readonly string[] => {
  const lines: string[] = [];
  let line = "  ";
  for (const word of text.split(" ")) {
    if (line.trim() !== "" && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = "    ";
    }
    line += line.trim() === "" ? word : ` ${word}`;
  }
  return [...lines, line];
};

/** Lines one step further in. */
export const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => (line === "" ? line : `  ${line}`));
