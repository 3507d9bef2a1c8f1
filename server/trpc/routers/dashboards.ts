import { z } from "zod";
import { DevicesView } from "#server/dashboards/devices-view.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { loadOffered } from "#server/dashboards/load-offered.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { DevicesParams, SpendingParams } from "#server/dashboards/params.ts";
import { SpendingView } from "#server/dashboards/spending-view.ts";
import { DashboardName } from "#server/dashboards/view.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { may, mayOn, router } from "#server/trpc/procedures.ts";
import { requested, Whom } from "#server/trpc/whom.ts";

export const dashboards = router({
  /** Which dashboards have data, for what to offer. */
  offered: may("dashboard.read")
    .input(z.object(Whom))
    .output(z.array(DashboardName))
    .query(({ ctx, input: { subject } }) => ctx.scope.run((tx, scope) => loadOffered(tx, subjectOf(scope)), requested(subject))),

  spending: mayOn("spending", "dashboard.read")
    .input(SpendingParams.extend(Whom))
    .output(SpendingView)
    .query(({ ctx, input: { subject, ...params } }) =>
      ctx.scope.run((tx, scope) => loadSpending(tx, { ...params, subject: subjectOf(scope) }), requested(subject)),
    ),

  devices: mayOn("devices", "dashboard.read")
    .input(DevicesParams.extend(Whom))
    .output(DevicesView)
    .query(({ ctx, input: { subject, ...params } }) =>
      ctx.scope.run((tx, scope) => loadDevices(tx, { ...params, subject: subjectOf(scope) }), requested(subject)),
    ),
});
