import type { Tx } from "#db/client.ts";
import { matching } from "#server/quarantine/matching.ts";
import type { QuarantineFilter } from "#server/quarantine/quarantine-input.ts";

/** How many refused events of a state fit a filter. */
export async function countMatching(
  tx: Tx,
  tenantId: string,
  state: "open" | "discarded",
  filter: QuarantineFilter,
): Promise<number> {
  const [row] = await tx<{ events: number }[]>`
    select count(*)::int as events from serve.quarantine where tenant_id = ${tenantId} and state = ${state} ${matching(tx, filter)}`;
  return row!.events;
}
