import { z } from "zod";
import type { Tx } from "#db/client.ts";

const MOST = 100;

export const ReasonCounts = z.object({
  /** Open events by state, to say how much there is. */
  open: z.int(),
  replayed: z.int(),
  discarded: z.int(),
  /** Open events by reason, place and sender, the most frequent first. */
  groups: z.array(
    z.object({
      stage: z.enum(["collect", "process"]),
      code: z.string(),
      path: z.string(),
      source: z.string().nullable(),
      events: z.int(),
    }),
  ),
});

/** How much is in quarantine, and what most of it is refused for. */
export async function countReasons(tx: Tx, tenantId: string): Promise<z.infer<typeof ReasonCounts>> {
  const [states, groups] = await Promise.all([
    tx<{ state: "open" | "replayed" | "discarded"; events: number }[]>`
      select state, count(*)::int as events from serve.quarantine where tenant_id = ${tenantId} group by state`,
    tx<z.infer<typeof ReasonCounts>["groups"]>`
      select stage, code, path, source, count(*)::int as events from serve.quarantine
      where tenant_id = ${tenantId} and state = 'open' group by stage, code, path, source
      order by events desc, code, path, source limit ${MOST}`,
  ]);
  const of = (state: string) => states.find((row) => row.state === state)?.events ?? 0;
  return { open: of("open"), replayed: of("replayed"), discarded: of("discarded"), groups: [...groups] };
}
