import { type Drawing, keptDrawing } from "#app/embed/kept-drawing.ts";
import { renderer } from "#app/embed/renderer.ts";
import { type LiveBoot, viewPrint } from "#components/frame/boot.ts";
import { type DashboardState, devicesInput, spendingInput } from "#components/url/dashboard-state.ts";
import { inScope, type Scope } from "#db/scope.ts";
import type { EmbedActor } from "#server/auth/actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { DevicesParams, SpendingParams } from "#server/dashboards/params.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import { interestIn } from "#server/live/changes-for.ts";
import { liveHub } from "#server/live/hub.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { pool } from "#server/pools.ts";

/** What a drawing depends on beside whose figures it shows. Of its host it matters only whether there is one. */
export type Shown = Pick<LiveBoot, "dashboard" | "rights" | "state" | "host" | "width" | "timezone">;

/**
 * A dashboard drawn, in the scope of a session: from memory where the same was drawn a moment ago and nothing of it has changed.
 * It holds nothing of the session: two that may see the same share a drawing.
 */
export async function drawContent(actor: EmbedActor, shown: Shown, locale: string): Promise<Drawing> {
  const { renderContent } = await renderer();
  const { dashboard, state } = shown;
  const scope = scopeOf(actor);
  const key = JSON.stringify([scope, { ...shown, host: shown.host !== null }, locale]);
  return keptDrawing(key, scope, async () => {
    // Before the figures: what changes while they are read counts as later.
    const mark = liveHub().mark(interestIn(scope, dashboard));
    const view = await viewOf(dashboard, state, scope);
    const now = new Date().toISOString();
    return { now, print: viewPrint(view), mark, content: renderContent({ ...shown, now }, view, locale) };
  });
}

/** The figures, in the scope of the session. */
function viewOf(dashboard: DashboardName, state: DashboardState, scope: Scope): Promise<SpendingView | DevicesView> {
  const subject = subjectOf(scope);
  const input = inputOf(dashboard, state);
  return inScope<SpendingView | DevicesView>(pool("app"), scope, (tx) =>
    dashboard === "spending"
      ? loadSpending(tx, { ...SpendingParams.parse(input), subject })
      : loadDevices(tx, { ...DevicesParams.parse(input), subject }),
  );
}

/** What the dashboard is asked for. Whose figures they are comes from the session, never from what a page says. */
export function inputOf(dashboard: DashboardName, state: DashboardState): object {
  const { subject: _subject, ...input } = dashboard === "spending" ? spendingInput(state) : devicesInput(state);
  return input;
}
