import { AppError } from "#server/errors.ts";
import { type Columns, csvColumns, jsonColumns } from "./columns.ts";
import { CsvReader, type CsvRecord } from "./csv.ts";
import type { Mapping } from "./mapping-schema.ts";
import { type Row, RowError } from "./row.ts";
import { readText, type SourceFile } from "./source-file.ts";

/** Something read from the file: a row, or a line that cannot be one. */
export type Read = { row: Row; fault?: undefined } | { row?: undefined; line: number; fault: RowError };
/** A piece of the file. `columns` come before the first row. */
export type RowPiece = { columns: Columns; reads: Read[]; position: number };

type Format = Mapping["format"];

/**
 * The rows of a file, piece by piece, so that memory does not grow with it.
 * @throws AppError when the file has no header row, or is not of the stated encoding.
 */
export function readRows(file: SourceFile, format: Format): AsyncGenerator<RowPiece> {
  return format.type === "csv" ? csvRows(file, format) : jsonRows(file, format);
}

async function* csvRows(file: SourceFile, format: Extract<Format, { type: "csv" }>): AsyncGenerator<RowPiece> {
  const reader = new CsvReader(format);
  const reading = { trim: format.trim, nulls: format.null_values };
  let columns = format.header === true ? null : csvColumns(format.header, reading);
  for await (const piece of readText(file, format.encoding)) {
    const records = reader.read(piece.text, piece.last);
    if (!columns && records.length > 0) columns = headerOf(file, records.shift()!, reading);
    if (!columns) continue;
    const width = columns.names!.length;
    yield { columns, reads: records.map((record) => toRead(record, width)), position: piece.position };
  }
  if (!columns) throw new AppError("BAD_REQUEST", { message: `${file.path} is empty: it has no header row.` });
}

function headerOf(file: SourceFile, record: CsvRecord, reading: { trim: boolean; nulls: string[] }): Columns {
  if (record.fault)
    throw new AppError("BAD_REQUEST", {
      message: `${file.path}:${record.line}:${record.fault.column}: the header row: ${record.fault.message}.`,
    });
  try {
    return csvColumns(
      record.cells.map((cell) => cell.trim()),
      reading,
    );
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    throw new AppError("BAD_REQUEST", { message: `${file.path}:${record.line}: ${error.message}.` });
  }
}

function toRead(record: CsvRecord, width: number): Read {
  const { line } = record;
  if (record.fault)
    return { line, fault: new RowError(record.fault.code, `character ${record.fault.column}`, record.fault.message) };
  if (record.cells.length === width) return { row: record };
  const message = `has ${record.cells.length} cells where the header names ${width}`;
  return { line, fault: new RowError("row.cells", `cell ${Math.min(record.cells.length, width) + 1}`, message) };
}

/** Characters of one line at most; an event of 1 MB in ASCII escapes still fits. */
const LONGEST_LINE = 8_000_000;

async function* jsonRows(file: SourceFile, format: Extract<Format, { type: "ndjson" }>): AsyncGenerator<RowPiece> {
  const columns = jsonColumns({ trim: format.trim, nulls: format.null_values });
  let rest = "";
  let line = 1;
  for await (const piece of readText(file, format.encoding)) {
    const lines = (rest + piece.text).split("\n");
    rest = piece.last ? "" : lines.pop()!;
    if (rest.length > LONGEST_LINE)
      throw new AppError("BAD_REQUEST", {
        message: `${file.path}:${line + lines.length}: the line is longer than 8 million characters: this is not NDJSON.`,
      });
    const reads: Read[] = [];
    for (const text of lines) {
      const found = text.trim() === "" ? null : jsonRead(text, line);
      if (found) reads.push(found);
      line += 1;
    }
    yield { columns, reads, position: piece.position };
  }
}

function jsonRead(text: string, line: number): Read {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return { row: { line, size: text.length, cells: [], object: value as Record<string, unknown> } };
    }
    return { line, fault: new RowError("row.json", "character 1", "is not a JSON object") };
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    return {
      line,
      fault: new RowError("row.json", `character ${Number(position ?? 0) + 1}`, `is not valid JSON: ${(error as Error).message}`),
    };
  }
}
