import { answer } from "#app/(app)/answer.ts";
import { caller, type Member } from "#app/(app)/me.ts";

export type Domain = "spending" | "devices";

/** How long it is believed which dashboards somebody has data for. */
const KEPT_MS = 60_000;
const MOST = 5_000;
const kept = new Map<string, { until: number; domains: Domain[] }>();

/** The dashboards that somebody has data for; all of them when there is none yet. Only for what to offer: pages ask for themselves. */
export async function domainsOf(me: Member): Promise<Domain[]> {
  const key = `${me.tenant.id} ${me.subject ?? ""} ${me.id}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.domains;
  const { dashboards } = await caller();
  const period = { preset: "this_month" } as const;
  const [spending, devices] = await Promise.all([
    answer(dashboards.spending({ period })),
    answer(dashboards.devices({ period })),
  ]);
  const found: Domain[] = [
    ...(spending?.newest ? (["spending"] as const) : []),
    ...(devices?.newest ? (["devices"] as const) : []),
  ];
  const domains: Domain[] = found.length > 0 ? found : ["spending", "devices"];
  if (kept.size >= MOST) kept.clear();
  kept.set(key, { until: Date.now() + KEPT_MS, domains });
  return domains;
}
