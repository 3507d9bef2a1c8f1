import type { Tx } from "#db/client.ts";
import { DASHBOARDS, type DashboardName } from "#server/dashboards/view.ts";

/** Which dashboards the scope has data for, in the order they are offered; none when nothing has arrived yet. */
export async function loadOffered(tx: Tx, subject: string | null): Promise<DashboardName[]> {
  const own = subject === null ? tx`` : tx`where subject = ${subject}`;
  const [there] = await tx<Record<DashboardName, boolean>[]>`
    select exists (select from serve.spending_daily ${own}) as spending, exists (select from serve.devices_hourly ${own}) as devices`;
  return DASHBOARDS.filter((name) => there?.[name]);
}
