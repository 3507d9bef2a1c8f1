import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { Cursor, pageOf } from "#server/cursor.ts";

export const QuarantineQuery = z.object({
  state: z.enum(["open", "replayed", "discarded"]).optional(),
  code: z.string().max(100).optional(),
  batchId: z.uuid().optional(),
  after: Cursor.optional(),
  limit: z.int().min(1).max(200).default(50),
});

const Refused = z.object({
  id: z.uuid(),
  batchId: z.uuid(),
  /** Its place in the batch. */
  ordinal: z.int(),
  stage: z.enum(["collect", "process"]),
  /** The reason: "transaction.split_sum". */
  code: z.string(),
  /** Where in the event, as a JSON pointer. */
  path: z.string(),
  message: z.string(),
  schemaVersion: z.string(),
  source: z.string().nullable(),
  eventId: z.string().nullable(),
  /** Size of what was sent. */
  bytes: z.int(),
  receivedAt: z.iso.datetime(),
  state: z.enum(["open", "replayed", "discarded"]),
});

export const QuarantinePage = z.object({ refused: z.array(Refused), next: z.string().nullable() });

type Row = Omit<z.infer<typeof Refused>, "receivedAt"> & { receivedAt: Date; place: string };

/** What was refused, the newest first, without the bytes. A scope of one subject sees none. */
export async function listQuarantine(
  tx: Tx,
  tenantId: string,
  query: z.output<typeof QuarantineQuery>,
): Promise<z.infer<typeof QuarantinePage>> {
  const { at = null, id = null } = query.after ?? {};
  const found = await tx<Row[]>`
    select id, batch_id as "batchId", ordinal, stage, code, path, message, schema_version as "schemaVersion", source,
      event_id as "eventId", bytes, received_at as "receivedAt", state, received_at::text as place
    from serve.quarantine
    where tenant_id = ${tenantId}
      and (${query.state ?? null}::text is null or state = ${query.state ?? null}::text)
      and (${query.code ?? null}::text is null or code = ${query.code ?? null}::text)
      and (${query.batchId ?? null}::uuid is null or batch_id = ${query.batchId ?? null}::uuid)
      and (${at}::text is null or (received_at, id) < (${at}::text::timestamptz, ${id}::uuid))
    order by received_at desc, id desc limit ${query.limit + 1}`;
  const { rows, next } = pageOf(found, query.limit);
  return { refused: rows.map(({ place: _place, ...row }) => ({ ...row, receivedAt: row.receivedAt.toISOString() })), next };
}
