import { firstState } from "#app/embed/first-state.ts";
import { frameHeaders, newNonce } from "#app/embed/frame-headers.ts";
import { keptDrawing } from "#app/embed/kept-drawing.ts";
import { hostIn, type Said } from "#app/embed/opening.ts";
import { type Renderer, renderer } from "#app/embed/renderer.ts";
import { themeWith } from "#app/embed/theme-with.ts";
import { type LiveBoot, viewPrint } from "#components/frame/boot.ts";
import { type DashboardState, devicesInput, spendingInput } from "#components/url/dashboard-state.ts";
import { localeOf } from "#components/words/language.ts";
import { inScope, type Scope } from "#db/scope.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { DevicesParams, SpendingParams } from "#server/dashboards/params.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import type { OpenedFrame } from "#server/embed/opened-frame.ts";
import { interestIn } from "#server/live/changes-for.ts";
import { liveHub } from "#server/live/hub.ts";
import { log } from "#server/log.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { requestId } from "#server/observe/current.ts";
import { pool } from "#server/pools.ts";

/** The page of a frame that was just opened. Its head is sent at once; the dashboard follows as soon as its figures are known. */
export async function drawFrame(opened: OpenedFrame): Promise<Response> {
  const renders = await renderer();
  const { assets, renderHead, renderBody, renderNotice, viewerWords } = renders;
  const nonce = newNonce();
  const said = opened.host as Said;
  const locale = said.locale ?? opened.locale;
  const head = {
    dashboard: opened.dashboard,
    assets,
    nonce,
    locale,
    theme: themeWith(opened.theme, said.theme),
    brandColour: null,
  };
  const encoder = new TextEncoder();
  let gone = false;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (html: string) => {
        // Whoever has left meanwhile needs nothing any more.
        if (!gone) controller.enqueue(encoder.encode(html));
      };
      write(renderHead(head));
      try {
        const { boot, content } = await contentOf(opened, said, locale, renders);
        write(renderBody(boot, content, head));
      } catch (error) {
        const reference = requestId();
        log.error({ event: "embed.draw_failed", requestId: reference, tenant: opened.actor.tenantId, err: error });
        const says = viewerWords(locale);
        const dead = {
          kind: "dead",
          host: hostIn(said),
          error: { code: "INTERNAL", message: `Reference ${reference}` },
          reopens: false,
        } as const;
        write(renderNotice(dead, { ...head, title: says.notOpened, sentence: says.errors.INTERNAL, code: reference }));
      }
      if (!gone) controller.close();
    },
    cancel: () => {
      gone = true;
    },
  });
  return new Response(body, { headers: frameHeaders(nonce, opened.origins) });
}

/** What a frame is told, and its dashboard drawn: from memory where the same was drawn a moment ago and nothing of it has changed. */
async function contentOf(
  opened: OpenedFrame,
  said: Said,
  locale: string,
  { assets, renderContent }: Renderer,
): Promise<{ boot: LiveBoot; content: string }> {
  const { actor, dashboard } = opened;
  const state = firstState(said.state, opened.currency);
  const scope = scopeOf(actor);
  const shown = { dashboard, rights: actor.rights, state, host: hostIn(said), width: widthIn(said), timezone: opened.timezone };
  // Everything that what is drawn depends on, the scope whole: two sessions share a drawing when they may see the same.
  const key = JSON.stringify([scope, { ...shown, host: shown.host !== null }, locale]);
  const { now, print, mark, content } = await keptDrawing(key, scope, async () => {
    // Before the figures: what changes while they are read counts as later.
    const mark = liveHub().mark(interestIn(scope, dashboard));
    const view = await viewOf(dashboard, state, scope);
    const now = new Date().toISOString();
    return { now, print: viewPrint(view), mark, content: renderContent({ ...shown, now }, view, locale) };
  });
  const boot: LiveBoot = {
    ...{ kind: "live", ...shown, locale, now, print, mark, debug: said.debug === "1" },
    session: opened.session,
    lifeMs: Math.max(0, Date.parse(opened.expiresAt) - Date.now()),
    app: assets.app,
    chart: assets.chart,
    words: assets.words[localeOf(locale).language] ?? assets.app,
    engine: assets.engine,
    first: `/api/trpc/dashboards.${dashboard}?input=${encodeURIComponent(JSON.stringify(inputOf(dashboard, state)))}`,
  };
  return { boot, content };
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

/** CSS pixels between those of a watch and of a wall. */
function widthIn({ width }: Said): number | null {
  const px = Number(width ?? Number.NaN);
  // Steps, so that windows of nearly the same width share a drawing.
  return px >= 200 && px <= 4_000 ? Math.floor(px / 8) * 8 : null;
}

/** What the dashboard is asked for. Whose figures they are comes from the session, never from what a page says. */
function inputOf(dashboard: DashboardName, state: DashboardState): object {
  const { subject: _subject, ...input } = dashboard === "spending" ? spendingInput(state) : devicesInput(state);
  return input;
}
