import type { z } from "zod";
import { figure } from "#server/dashboards/cells.ts";
import type { UntrackedTile } from "#server/dashboards/devices-view.ts";
import { figures } from "#server/metrics/run.ts";
import type { DevicesQuestion } from "./question.ts";

/**
 * Home meters against the devices behind them. Null without a home meter, and with filters: what is not tracked belongs
 * to no room and no device.
 */
export async function loadUntracked({
  tx,
  subject,
  period,
  homes,
  use,
}: DevicesQuestion): Promise<z.infer<typeof UntrackedTile>> {
  if (homes === 0 || !use.whole) return null;
  const [[home], [rest]] = await Promise.all([
    figures(tx, subject, { measures: ["devices.use"], filters: [{ dimension: "role", in: ["home"] }], period }),
    figures(tx, subject, { measures: ["devices.tracked", "devices.untracked", "devices.coverage"], period }),
  ]);
  return {
    homeWh: figure(home, "devices.use"),
    trackedWh: figure(rest, "devices.tracked"),
    untrackedWh: figure(rest, "devices.untracked"),
    coverage: figure(rest, "devices.coverage"),
  };
}
