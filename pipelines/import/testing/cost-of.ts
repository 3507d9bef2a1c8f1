import { inScope } from "#db/scope.ts";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { DevicesParams } from "#server/dashboards/params.ts";
import { createTariff } from "#server/tariffs/create-tariff.ts";
import type { Plan } from "#server/tariffs/plan-input.ts";
import { removeTariff } from "#server/tariffs/remove-tariff.ts";

type Whose = { tenantId: string; subject: string; period: { from: string; to: string } };

/** What a home's dashboard tells of cost while a plan is in force: the whole and each device, in minor units. */
export async function costOf(
  db: TestDatabase,
  { tenantId, subject, period }: Whose,
  plan: Plan,
): Promise<Record<string, number | null>> {
  const whole = { tenantId, subjects: { mode: "all" }, limits: "none" } as const;
  const draft = { name: "Tried", subject, currency: "EUR", validFrom: "2000-01-01", validTo: null, plan };
  const tariff = await inScope(db.sql("app"), whole, (tx) => createTariff(tx, tenantId, draft, "test"));
  const own = { tenantId, subjects: { mode: "one", subject }, limits: "none" } as const;
  const { cost } = await inScope(db.sql("app"), own, (tx) => loadDevices(tx, { ...DevicesParams.parse({ period }), subject }));
  await inScope(db.sql("app"), whole, (tx) => removeTariff(tx, tenantId, tariff, "test"));
  const devices = cost?.byDevice.map(({ device, costMinor }) => [device, costMinor]) ?? [];
  return { costMinor: cost?.costMinor ?? null, ...Object.fromEntries(devices) };
}
