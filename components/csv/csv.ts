/** A cell of a file: a text, a number, or nothing. */
export type CsvCell = string | number | null;

/** What a spreadsheet program would take for a formula (also in full width), or for the end of the cell before it. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
/**
 * The same in the middle of a text: where lists are separated by semicolons, a spreadsheet cuts there as well, and at the
 * ends of lines, whatever quotes say.
 */
const FORMULA_WITHIN = /([;\t\r\n]["\s]*)(?=[=+\-@＝＋－＠])/g;
const QUOTED = /[",\r\n]/;

/**
 * A table as CSV (RFC 4180: CRLF, quotes doubled). A text that a spreadsheet would run as a formula gets an apostrophe before it,
 * which shows it as the text it is; numbers are written as numbers.
 */
export function toCsv(header: string[], rows: CsvCell[][]): string {
  return [header, ...rows].map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = (FORMULA.test(cell) ? `'${cell}` : cell).replace(FORMULA_WITHIN, "$1'");
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
