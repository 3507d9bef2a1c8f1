import type { Sql } from "#db/client.ts";
import { receiptOf } from "#pipelines/collect/receipt.ts";
import { standingOf } from "#pipelines/collect/standing.ts";
import { type BatchHead, storeBatch } from "#pipelines/collect/store-batch.ts";
import { type Item, prepare } from "#server/events/prepare.ts";
import type { Receipt } from "#server/events/receipt.ts";

export type CollectInput = BatchHead & {
  items: readonly Item[];
  /** Told of the commit, to wake a worker. Must not throw; what it does is not waited for. */
  onCommitted?: (tenantId: string) => void;
};

/**
 * Takes in one batch, behind all transports: checks each event, stores what fits, quarantines what does not. When it
 * returns, all of it is durable. Sending the same again is harmless: it comes back as duplicates.
 *
 * @param sql a pool of role collector
 * @throws RangeError for more than 2,000 items, AppError UNAUTHENTICATED for an unknown or suspended tenant, and what
 *   the database throws; nothing is stored then, or (when the connection breaks during the commit) all of it.
 */
export async function collect(sql: Sql, input: CollectInput): Promise<Receipt> {
  const { window } = await standingOf(sql, input.tenantId);
  const events = prepare(input.items, window);
  const receipt = receiptOf(await storeBatch(sql, input, events), events);
  if (receipt.accepted > 0) input.onCommitted?.(input.tenantId);
  return receipt;
}
