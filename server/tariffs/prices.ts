import type { Plan } from "#server/tariffs/plan-input.ts";
import { bandsOfWeek } from "#server/tariffs/week-input.ts";

const WEEK_HOURS = 168;
const MICROJOULES_PER_WH = 3_600_000_000n;

/** The price of each hour of a week from Monday 00:00 on, in micros a kWh; null where it follows from the month's use. */
export function pricesOfWeek(plan: Plan): number[] | null {
  if (plan.kind === "tiered") return null;
  if (plan.kind === "flat") return Array.from({ length: WEEK_HOURS }, () => plan.perKwhMicros);
  return bandsOfWeek(plan.bands).map(([band]) => plan.bands[band!]!.perKwhMicros);
}

/** Tiers by the µJ that they begin and end at, null for without end: the first one holds also below zero. */
export function tiersOf(plan: Plan): { lower: string | null; upper: string | null; micros: number }[] {
  if (plan.kind !== "tiered") return [];
  const ends = plan.tiers.map(({ upToKwh }) =>
    upToKwh === null ? null : String(BigInt(Math.round(upToKwh * 1_000)) * MICROJOULES_PER_WH),
  );
  return plan.tiers.map(({ perKwhMicros }, at) => ({
    lower: at === 0 ? null : ends[at - 1]!,
    upper: ends[at]!,
    micros: perKwhMicros,
  }));
}
