import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { Cursor, pageOf } from "#server/cursor.ts";
import { matching } from "#server/quarantine/matching.ts";
import { QuarantineFilter } from "#server/quarantine/quarantine-input.ts";
import { RefusedEvent } from "#server/quarantine/refused-event.ts";

export const QuarantineQuery = QuarantineFilter.omit({ ids: true }).extend({
  state: z.enum(["open", "replayed", "discarded"]).optional(),
  after: Cursor.optional(),
  limit: z.int().min(1).max(200).default(50),
});

export const QuarantinePage = z.object({ refused: z.array(RefusedEvent), next: z.string().nullable() });

type Row = Omit<z.infer<typeof RefusedEvent>, "receivedAt"> & { receivedAt: Date; place: string };

/** What was refused, the newest first, without the bytes. A scope of one subject sees none. */
export async function listQuarantine(
  tx: Tx,
  tenantId: string,
  query: z.output<typeof QuarantineQuery>,
): Promise<z.infer<typeof QuarantinePage>> {
  const { state, after, limit, ...filter } = query;
  const found = await tx<Row[]>`
    select id, batch_id as "batchId", ordinal, stage, code, path, message, schema_version as "schemaVersion", source,
      event_id as "eventId", bytes, received_at as "receivedAt", state, received_at::text as place
    from serve.quarantine
    where tenant_id = ${tenantId}
      ${state ? tx`and state = ${state}` : tx``}
      ${after ? tx`and (received_at, id) < (${after.at}::text::timestamptz, ${after.id}::uuid)` : tx``}
      ${matching(tx, filter)}
    order by received_at desc, id desc limit ${limit + 1}`;
  const { rows, next } = pageOf(found, limit);
  return { refused: rows.map(({ place: _place, ...row }) => ({ ...row, receivedAt: row.receivedAt.toISOString() })), next };
}
