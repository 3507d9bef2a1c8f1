import type { Tx } from "#db/client.ts";

/** Tells open dashboards, at commit, that costs may have changed: those of one home, or of all when it is null. */
export async function tellDashboards(tx: Tx, tenantId: string, subject: string | null): Promise<void> {
  const told = {
    tenant: tenantId,
    domain: "devices",
    subjects: subject === null ? null : [subject],
    at: new Date().toISOString(),
  };
  await tx`select pg_notify('inlay_live', ${JSON.stringify(told)}::text)`;
}
