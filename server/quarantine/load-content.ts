import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { AppError } from "#server/errors.ts";
import { asAccepted } from "#server/quarantine/as-accepted.ts";
import { Preview, preview } from "#server/quarantine/preview.ts";

export const Content = z.object({
  asSent: Preview,
  /** Processing refused it: what stands here is the event as it was accepted, as canonical JSON. */
  rewritten: z.boolean(),
  /** The text to go on mending: what was replayed last where that was edited, else what was sent; null where it is no text or too long. */
  toMend: z.string().nullable(),
});

const MOST_MENDED = 200_000;

type Row = { raw: Uint8Array; hash: Uint8Array | null; rewritten: boolean; path: string; edited: Uint8Array | null };

/**
 * What a refused event says.
 * @throws AppError NOT_FOUND, also for another tenant's
 */
export async function loadContent(tx: Tx, tenantId: string, id: string): Promise<z.infer<typeof Content>> {
  const [row] = await tx<Row[]>`
    select b.raw, b.hash, b.rewritten, coalesce(q.first_reason->>'path', q.path) as path, (
      select s.raw from serve.quarantine_steps s where s.tenant_id = ${tenantId} and s.quarantine_id = ${id} and s.raw is not null
      order by s.at desc limit 1) as edited
    from serve.quarantine_bytes b join serve.quarantine q on q.tenant_id = b.tenant_id and q.id = b.id
    where b.tenant_id = ${tenantId} and b.id = ${id}`;
  if (!row) throw new AppError("NOT_FOUND", { message: "There is no such event in quarantine." });
  const asSent = preview(row.hash ? asAccepted(row.raw, row.hash) : row.raw, row.path);
  const last = row.edited ? preview(row.edited, "") : asSent;
  const mendable = last.form !== "hex" && last.left === 0 && last.text.length <= MOST_MENDED;
  return { asSent, rewritten: row.rewritten, toMend: mendable ? last.text : null };
}
