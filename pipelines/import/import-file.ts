import { basename } from "node:path";
import type { Sql } from "#db/client.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { LARGEST_BATCH } from "#pipelines/collect/store-batch.ts";
import type { Receipt } from "#server/events/receipt.ts";
import { Flights } from "./flights.ts";
import { loadMapping } from "./load-mapping.ts";
import { patiently } from "./patiently.ts";
import { type LineEvent, planEvents } from "./read-events.ts";
import { type Count, Tally } from "./tally.ts";

export type ImportOptions = {
  /** A pool of role collector, with as many connections as batches in flight at least. */
  sql: Sql;
  tenantId: string;
  file: string;
  /** Path of the mapping. */
  mapping: string;
  /** Overrides the mapping's own. Above 0 it goes into the ids and into data.revision, so that all entities are corrected. */
  revision?: number | undefined;
  /** Batches under way at once. Default 4. */
  inFlight?: number;
  /** Ends the import between two batches; what is under way is waited for. */
  signal?: AbortSignal | undefined;
  onProgress?: (progress: ImportProgress) => void;
  /** Told of commits, to wake a worker. */
  onCommitted?: (tenantId: string) => void;
};

/** Characters of the rows behind one batch: large events make small batches, so that memory stays the same. */
const LONGEST_BATCH = 2_000_000;

export type ImportProgress = {
  bytes: number;
  totalBytes: number;
  rows: number;
  events: number /** Why it waits, if it does. */;
  waiting: string | null;
};

export type ImportReport = {
  file: string;
  mapping: string;
  revision: number;
  /** False when it was interrupted. */
  complete: boolean;
  rows: number;
  events: number;
  batches: number;
  accepted: number;
  duplicate: number;
  quarantined: number;
  /** Rows or events left out by the mapping's skip rules. */
  skipped: Count[];
  /** Rows or events that could not be made. */
  refused: Count[];
  /** Events that the door refused, by reason. */
  quarantine: Count[];
  ms: number;
};

/**
 * Brings a file in through the same door as any event, batch by batch, in constant memory. Ids come from the file, so
 * the same file again, or after a kill, adds nothing twice.
 *
 * @throws AppError BAD_REQUEST for a file or mapping that cannot be used, UNAUTHENTICATED for an unknown tenant,
 *   UNAVAILABLE when the store stays away for minutes
 */
export async function importFile(options: ImportOptions): Promise<ImportReport> {
  const began = performance.now();
  const loaded = await loadMapping(options.mapping);
  const revision = options.revision ?? loaded.mapping.revision;
  const counts = { rows: 0, skipped: new Tally(), refused: new Tally() };
  const plan = await planEvents(options.file, loaded, { revision, counts });
  const quarantine = new Tally();
  const totals = { events: 0, batches: 0, accepted: 0, duplicate: 0, quarantined: 0 };
  let position = 0;
  let waiting: string | null = null;
  const tell = () =>
    options.onProgress?.({ bytes: position, totalBytes: plan.file.size, rows: counts.rows, events: totals.events, waiting });

  const send = async (batch: LineEvent[]) => {
    const receipt = await patiently(
      () => store(options, batch),
      options,
      (reason) => {
        waiting = reason;
        tell();
      },
    );
    if (!receipt) return;
    waiting = null;
    totals.batches += 1;
    totals.events += batch.length;
    totals.accepted += receipt.accepted;
    totals.duplicate += receipt.duplicate;
    totals.quarantined += receipt.quarantined;
    tallyRefusals(receipt, batch, quarantine);
    tell();
  };

  const flights = new Flights(options.inFlight ?? 4, send);
  if (plan.before.length > 0) {
    await flights.launch(plan.before);
    await flights.land();
  }
  let batch: LineEvent[] = [];
  let size = 0;
  reading: for await (const piece of plan.pieces()) {
    position = piece.position;
    for (const event of piece.events) {
      batch.push(event);
      size += event.size;
      if (batch.length < LARGEST_BATCH && size < LONGEST_BATCH) continue;
      await flights.launch(batch);
      batch = [];
      size = 0;
      if (options.signal?.aborted) break reading;
    }
    if (options.signal?.aborted) break;
  }
  if (batch.length > 0 && !options.signal?.aborted) await flights.launch(batch);
  await flights.land();
  return {
    file: options.file,
    mapping: options.mapping,
    revision,
    complete: !options.signal?.aborted,
    rows: counts.rows,
    ...totals,
    skipped: counts.skipped.list(),
    refused: counts.refused.list(),
    quarantine: quarantine.list(),
    ms: Math.round(performance.now() - began),
  };
}

function store({ sql, tenantId, file, onCommitted }: ImportOptions, batch: LineEvent[]): Promise<Receipt> {
  const items = batch.map(({ item }) => item);
  return collect(sql, { tenantId, transport: "file", origin: basename(file), items, ...(onCommitted && { onCommitted }) });
}

function tallyRefusals(receipt: Receipt, batch: LineEvent[], quarantine: Tally): void {
  for (const result of receipt.results) {
    if (result.status === "duplicate") continue;
    const message = `${result.message ?? ""} (event ${result.id ?? "without id"})`;
    quarantine.add(result.code ?? result.status, { line: batch[result.index]!.line, column: result.path ?? "", message });
  }
}
