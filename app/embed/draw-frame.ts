import { firstState } from "#app/embed/first-state.ts";
import { frameHeaders, newNonce } from "#app/embed/frame-headers.ts";
import { hostIn, type Said } from "#app/embed/opening.ts";
import { renderer } from "#app/embed/renderer.ts";
import { themeWith } from "#app/embed/theme-with.ts";
import type { FrameAssets } from "#components/frame/assets.ts";
import { type LiveBoot, viewPrint } from "#components/frame/boot.ts";
import { devicesInput, spendingInput } from "#components/url/dashboard-state.ts";
import { localeOf } from "#components/words/language.ts";
import { inScope } from "#db/scope.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import { loadDevices } from "#server/dashboards/load-devices.ts";
import { loadSpending } from "#server/dashboards/load-spending.ts";
import { DevicesParams, SpendingParams } from "#server/dashboards/params.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";
import type { OpenedFrame } from "#server/embed/opened-frame.ts";
import { uuidv7 } from "#server/ids.ts";
import { log } from "#server/log.ts";
import { subjectOf } from "#server/metrics/query.ts";
import { pool } from "#server/pools.ts";

/** The page of a frame that was just opened. Its head is sent at once; the dashboard follows as soon as its figures are known. */
export async function drawFrame(opened: OpenedFrame): Promise<Response> {
  const { assets, renderHead, renderBody, renderNotice, viewerWords } = await renderer();
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
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode(renderHead(head)));
      try {
        const { boot, view } = await bootOf(opened, said, locale, assets);
        controller.enqueue(encoder.encode(renderBody(boot, view, head)));
      } catch (error) {
        const reference = uuidv7();
        log.error({ event: "embed.draw_failed", requestId: reference, tenant: opened.actor.tenantId, err: error });
        const says = viewerWords(locale);
        const dead = {
          kind: "dead",
          host: hostIn(said),
          error: { code: "INTERNAL", message: `Reference ${reference}` },
          reopens: false,
        } as const;
        controller.enqueue(
          encoder.encode(
            renderNotice(dead, { ...head, title: says.offline.title, sentence: says.errors.INTERNAL, code: reference }),
          ),
        );
      }
      controller.close();
    },
  });
  return new Response(body, { headers: frameHeaders(nonce, opened.origins) });
}

async function bootOf(
  opened: OpenedFrame,
  said: Said,
  locale: string,
  assets: FrameAssets,
): Promise<{ boot: LiveBoot; view: SpendingView | DevicesView }> {
  const { actor, dashboard } = opened;
  const state = firstState(said.state, opened.currency);
  const scope = scopeOf(actor);
  const subject = subjectOf(scope);
  const view = await inScope<SpendingView | DevicesView>(pool("app"), scope, (tx) =>
    dashboard === "spending"
      ? loadSpending(tx, { ...SpendingParams.parse(without(spendingInput(state))), subject })
      : loadDevices(tx, { ...DevicesParams.parse(without(devicesInput(state))), subject }),
  );
  const input = without(dashboard === "spending" ? spendingInput(state) : devicesInput(state));
  const boot: LiveBoot = {
    kind: "live",
    dashboard,
    session: opened.session,
    lifeMs: Math.max(0, Date.parse(opened.expiresAt) - Date.now()),
    rights: actor.rights,
    locale,
    state,
    host: hostIn(said),
    debug: said.debug === "1",
    app: assets.app,
    words: assets.words[localeOf(locale).language] ?? assets.app,
    engine: assets.engine,
    now: new Date().toISOString(),
    width: widthIn(said),
    first: `/api/trpc/dashboards.${dashboard}?input=${encodeURIComponent(JSON.stringify(input))}`,
    print: viewPrint(view),
  };
  return { boot, view };
}

/** CSS pixels between those of a watch and of a wall. */
function widthIn({ width }: Said): number | null {
  const px = Number(width ?? Number.NaN);
  return px >= 200 && px <= 4_000 ? Math.round(px) : null;
}

/** Whose figures they are comes from the session, never from what a page says. */
function without<Input extends { subject?: string }>({ subject: _subject, ...input }: Input): Omit<Input, "subject"> {
  return input;
}
