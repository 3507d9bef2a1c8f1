export type CsvFormat = { delimiter: string; quote: string | false; trim: boolean };

/** A record with the line it starts on; or why that line cannot be read, with the place in it. */
export type CsvRecord =
  | { line: number /** Characters. */; size: number; cells: string[]; fault?: undefined }
  | { line: number; cells?: undefined; fault: CsvFault };
export type CsvFault = { code: "row.quote" | "row.too_long"; column: number; message: string };

/** Characters of one record at most: an unclosed quote must not swallow the file. */
const LONGEST_RECORD = 1_000_000;

/**
 * Reads CSV piece by piece: quotes, doubled quotes and line breaks inside them, LF and CRLF. After a line that cannot be read
 * it goes on with the next one. Blank lines are no records.
 */
export class CsvReader {
  readonly #format: CsvFormat;
  #rest = "";
  #line = 1;

  constructor(format: CsvFormat) {
    this.#format = format;
  }

  /** The records that are complete with this piece of text; `last` says that none follows. */
  read(piece: string, last: boolean): CsvRecord[] {
    const text = this.#rest + piece;
    const records: CsvRecord[] = [];
    let at = 0;
    while (at < text.length) {
      const next = this.#record(text, at, last);
      if (!next) break;
      if (next.record) records.push(next.record);
      this.#line += next.lines;
      at = next.at;
    }
    this.#rest = text.slice(at);
    return records;
  }

  #record(text: string, from: number, last: boolean): { record: CsvRecord | null; lines: number; at: number } | null {
    const { delimiter, quote } = this.#format;
    const newline = text.indexOf("\n", from);
    if (newline < 0 && !last) return text.length - from > LONGEST_RECORD ? this.#tooLong(text) : null;
    const lineEnd = newline < 0 ? text.length : newline;
    const contentEnd = lineEnd > from && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
    const line = text.slice(from, contentEnd);
    const after = { lines: 1, at: newline < 0 ? text.length : newline + 1 };
    if (line === "") return { record: null, ...after };
    if (quote === false || !line.includes(quote))
      return { record: { line: this.#line, size: line.length, cells: line.split(delimiter) }, ...after };
    const scanned = scanQuoted(text, from, this.#format, quote);
    if (!("fault" in scanned)) {
      if (scanned.open && !last) return null;
      return {
        record: { line: this.#line, size: scanned.at - from, cells: scanned.cells },
        lines: scanned.lines,
        at: scanned.at,
      };
    }
    const unclosed = scanned.fault.message === UNCLOSED;
    if (unclosed && !last && text.length - from <= LONGEST_RECORD) return null;
    return { record: { line: this.#line, fault: scanned.fault }, ...after };
  }

  #tooLong(text: string): { record: CsvRecord; lines: number; at: number } {
    const fault: CsvFault = {
      code: "row.too_long",
      column: 1,
      message: "is longer than a million characters: check the delimiter and the line breaks",
    };
    return { record: { line: this.#line, fault }, lines: 0, at: text.length };
  }
}

const UNCLOSED = "a quoted text begins here and does not end";
type Scanned = { cells: string[]; lines: number; at: number; open: boolean } | { fault: CsvFault };

/** One record that has quotes. `open`: the text ended right where more of the record could follow. */
function scanQuoted(text: string, from: number, format: CsvFormat, quote: string): Scanned {
  const cells: string[] = [];
  let at = from;
  let lines = 1;
  for (;;) {
    let start = at;
    if (format.trim) while (text[start] === " ") start += 1;
    if (text[start] !== quote) {
      const end = endOfCell(text, at, format.delimiter);
      cells.push(text.slice(at, end));
      at = end;
    } else {
      const cell = quotedCell(text, start, quote);
      const column = start - text.lastIndexOf("\n", start - 1);
      if (!cell) return { fault: { code: "row.quote", column, message: UNCLOSED } };
      lines += cell.breaks;
      cells.push(cell.value);
      at = cell.end;
      if (format.trim) while (text[at] === " ") at += 1;
    }
    if (at >= text.length) return { cells, lines, at, open: true };
    if (text[at] === format.delimiter) {
      at += 1;
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at += 1;
    else if (text[at] === "\r" && at + 1 >= text.length) return { cells, lines, at: at + 1, open: true };
    if (text[at] === "\n") return { cells, lines, at: at + 1, open: false };
    const column = at - text.lastIndexOf("\n", at - 1);
    return {
      fault: {
        code: "row.quote",
        column,
        message: `after a closing quote comes ${JSON.stringify(text[at])} and not the delimiter`,
      },
    };
  }
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== "\n") at += 1;
  return text[at] === "\n" && text[at - 1] === "\r" && at > from ? at - 1 : at;
}

function quotedCell(text: string, start: number, quote: string): { value: string; end: number; breaks: number } | null {
  let end = text.indexOf(quote, start + 1);
  while (end >= 0 && text[end + 1] === quote) end = text.indexOf(quote, end + 2);
  if (end < 0) return null;
  const inner = text.slice(start + 1, end);
  const breaks = inner.includes("\n") ? inner.split("\n").length - 1 : 0;
  return { value: inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner, end: end + 1, breaks };
}
