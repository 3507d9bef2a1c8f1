import type { Sql } from "#db/client.ts";
import { standingOf } from "#pipelines/collect/standing.ts";
import type { AcceptedWindow } from "#server/events/accepted-window.ts";
import { prepare } from "#server/events/prepare.ts";
import { loadMapping } from "./load-mapping.ts";
import { type LineEvent, planEvents } from "./read-events.ts";
import { type Count, Tally } from "./tally.ts";

export type DryRunOptions = {
  file: string;
  mapping: string;
  revision?: number | undefined;
  /** Whose accepted window counts; null leaves times unchecked. */
  tenant: { sql: Sql; tenantId: string } | null;
  /** Rows looked at; all without it. */
  rows?: number | undefined;
  /** Events shown. Default 3. */
  show?: number;
  signal?: AbortSignal | undefined;
};

export type DryRunReport = {
  file: string;
  mapping: string;
  revision: number;
  /** The first events, as they would be sent. */
  sample: unknown[];
  rows: number;
  /** False when the looking ended at the number of rows asked for, or was interrupted. */
  complete: boolean;
  acceptable: number;
  skipped: Count[];
  refused: Count[];
  quarantine: Count[];
};

const ALWAYS: AcceptedWindow = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** What an import would send and what would be refused, without writing anything. @throws AppError as importFile */
export async function dryRun(options: DryRunOptions): Promise<DryRunReport> {
  const loaded = await loadMapping(options.mapping);
  const revision = options.revision ?? loaded.mapping.revision;
  const window = options.tenant ? (await standingOf(options.tenant.sql, options.tenant.tenantId)).window : ALWAYS;
  const counts = { rows: 0, skipped: new Tally(), refused: new Tally() };
  const plan = await planEvents(options.file, loaded, { revision, counts, maxRows: options.rows });
  const show = options.show ?? 3;
  const report = { sample: [] as unknown[], complete: true, acceptable: 0 };
  const quarantine = new Tally();
  const look = ({ line, item }: LineEvent) => {
    if (report.sample.length < show + plan.before.length) report.sample.push(item.value);
    const [checked] = prepare([item], window);
    if (checked!.ok) report.acceptable += 1;
    else quarantine.add(checked!.refusal.code, { line, column: checked!.refusal.path, message: checked!.refusal.message });
  };
  plan.before.forEach(look);
  for await (const piece of plan.pieces()) {
    for (const event of piece.events) look(event);
    if (options.signal?.aborted) break;
  }
  report.complete = !options.signal?.aborted && counts.rows < (options.rows ?? Number.POSITIVE_INFINITY);
  const { file, mapping } = options;
  return {
    file,
    mapping,
    revision,
    ...report,
    rows: counts.rows,
    skipped: counts.skipped.list(),
    refused: counts.refused.list(),
    quarantine: quarantine.list(),
  };
}
