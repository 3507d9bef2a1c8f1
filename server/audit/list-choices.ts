import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { nameActors } from "#server/audit/name-actors.ts";

const MOST = 200;

export const AuditChoices = z.object({
  actions: z.array(z.string()),
  actors: z.array(z.object({ actor: z.string(), name: z.string() })),
});

/** What a trail can be narrowed to: its actions and actors. */
export async function listAuditChoices(tx: Tx, tenantId: string): Promise<z.infer<typeof AuditChoices>> {
  const [actions, actors] = await Promise.all([
    tx<{ action: string }[]>`select distinct action from core.audit where tenant_id = ${tenantId} order by action limit ${MOST}`,
    tx<{ actor: string }[]>`
      select actor from core.audit where tenant_id = ${tenantId} group by actor order by max(id::text) desc limit ${MOST}`,
  ]);
  const names = await nameActors(
    tx,
    tenantId,
    actors.map(({ actor }) => actor),
  );
  const named = actors.map(({ actor }) => ({ actor, name: names.get(actor)!.email ?? names.get(actor)!.name }));
  return { actions: actions.map(({ action }) => action), actors: named };
}
