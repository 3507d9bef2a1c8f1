import type { Item } from "#server/events/prepare.ts";
import { compileMapping, eventsBefore, type RowOutcome } from "./compile-mapping.ts";
import { errorAt, type LoadedMapping } from "./load-mapping.ts";
import { type Read, type RowPiece, readRows } from "./read-rows.ts";
import { hashContent, knowsEncoding, openSource, type SourceFile } from "./source-file.ts";
import type { Tally } from "./tally.ts";

/** An event and the line of the file that it came from; 0 for those that the mapping sends before the rows. */
export type LineEvent = { line: number /** Characters of its row. */; size: number; item: Item & { value: unknown } };

/** What is read of a file, with what became of its rows counted on the way. */
export type EventPlan = {
  file: SourceFile;
  /** Sent, and stored, before any row. */
  before: LineEvent[];
  pieces: () => AsyncGenerator<EventPiece>;
};
/** `events` is to be taken one by one: a row becomes events only when it is its turn. */
export type EventPiece = { events: Generator<LineEvent>; position: number };

export type EventCounts = { rows: number; skipped: Tally; refused: Tally };

export type PlanOptions = {
  revision: number;
  counts: EventCounts /** Rows read at most; all without it. */;
  maxRows?: number | undefined;
};

/**
 * Opens a file with a mapping, and finds its content's hash where rows are identified by it.
 * @throws AppError for a file or a mapping that cannot be used, before anything is sent.
 */
export async function planEvents(path: string, loaded: LoadedMapping, options: PlanOptions): Promise<EventPlan> {
  const { mapping } = loaded;
  const { encoding } = mapping.format;
  if (!knowsEncoding(encoding)) throw errorAt(loaded, ["format", "encoding"], `"${encoding}" is not an encoding known here`);
  if (options.revision > 0 && mapping.emit === "as-is") {
    throw errorAt(loaded, ["emit"], "as-is takes events as they are, so they carry their own revision");
  }
  const file = await openSource(path);
  const fileHash = mapping.identity === "row" ? await hashContent(file) : null;
  const before = eventsBefore(loaded, options.revision).map((value) => ({ line: 0, size: 0, item: { value } }));
  return { file, before, pieces: () => mappedPieces(file, loaded, fileHash, options) };
}

async function* mappedPieces(
  file: SourceFile,
  loaded: LoadedMapping,
  fileHash: string | null,
  options: PlanOptions,
): AsyncGenerator<EventPiece> {
  const { counts, maxRows = Number.POSITIVE_INFINITY } = options;
  let toEvents: ((read: Read) => Generator<LineEvent>) | null = null;
  for await (const piece of readRows(file, loaded.mapping.format)) {
    toEvents ??= converter(loaded, piece, fileHash, options);
    yield { events: each(piece.reads, toEvents), position: piece.position };
    if (counts.rows >= maxRows) return;
  }

  function* each(reads: Read[], convert: (read: Read) => Generator<LineEvent>): Generator<LineEvent> {
    for (const read of reads) {
      if (counts.rows >= maxRows) return;
      yield* convert(read);
    }
  }
}

function converter(loaded: LoadedMapping, piece: RowPiece, fileHash: string | null, { revision, counts }: PlanOptions) {
  const map = loaded.mapping.emit === "as-is" ? null : compileMapping(loaded, piece.columns, { revision, fileHash });
  return function* toEvents(read: Read): Generator<LineEvent> {
    counts.rows += 1;
    if (read.fault) {
      counts.refused.add(read.fault.code, { line: read.line, column: read.fault.column, message: read.fault.message });
      return;
    }
    const { line, size } = read.row;
    if (!map) {
      yield { line, size, item: { value: read.row.object } };
      return;
    }
    const outcome = map(read.row);
    count(outcome, line, counts);
    for (const value of outcome.events) yield { line, size, item: { value } };
  };
}

function count(outcome: RowOutcome, line: number, counts: EventCounts): void {
  for (const reason of outcome.skipped) counts.skipped.add(reason);
  for (const fault of outcome.refused) counts.refused.add(fault.code, { line, column: fault.column, message: fault.message });
}
