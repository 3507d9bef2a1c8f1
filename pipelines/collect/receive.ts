import type { Sql } from "#db/client.ts";
import { admitEvents, admitTenant } from "#pipelines/collect/admit.ts";
import type { Door } from "#pipelines/collect/door.ts";
import { formOf, readItems } from "#pipelines/collect/read-items.ts";
import { type Prepared, prepare } from "#server/events/prepare.ts";
import type { Receipt } from "#server/events/receipt.ts";
import { withBody } from "#server/http/read-body.ts";
import { authenticateKey, requireKeyScope } from "#server/keys/authenticate-key.ts";
import { note } from "#server/observe/current.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** Bytes of one request's body, after decompression. */
export const LARGEST_BODY = 10_000_000;

export type Receiver = {
  /** A pool of role collector. */
  sql: Sql;
  door: Door;
  /** Where the database's files lie, when they lie on this machine. */
  dataFolder?: string;
};

/**
 * POST /api/v1/events: who sends, whether the tenant may send now, the body, each event, and the door; in this order, so
 * that nothing is read from strangers and nothing is parsed that could not be stored.
 *
 * @returns the receipt, after everything in it is durable
 * @throws AppError with the codes that the operation lists (server/openapi/operations.ts)
 */
export async function receive({ sql, door, dataFolder }: Receiver, request: Request): Promise<Receipt> {
  const key = await authenticateKey(sql, request.headers.get("authorization"));
  requireKeyScope(key, "events:write");
  const form = formOf(request.headers);
  const standing = await admitTenant(sql, key.tenantId, dataFolder);
  // Apart, so that what was parsed is forgotten while the events wait for the door.
  const read = (bytes: Buffer): Prepared[] => {
    const items = readItems(form, bytes, (events) => admitEvents(sql, key.tenantId, standing, events));
    return prepare(items, standing.window);
  };
  return withBody(request, LARGEST_BODY, async (bytes) => {
    const receipt = await door.submit(key.tenantId, `key ${key.prefix}`, read(bytes));
    tellOf(receipt);
    return receipt;
  });
}

/** The batch stands in the request's line of the log, and a worker's lines go on with it. */
function tellOf({ batch, accepted, duplicate, quarantined }: Receipt): void {
  note({ batch });
  const { events } = webMetrics();
  events.inc({ outcome: "accepted" }, accepted);
  events.inc({ outcome: "duplicate" }, duplicate);
  events.inc({ outcome: "quarantined" }, quarantined);
}
