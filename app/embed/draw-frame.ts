import { drawContent, inputOf } from "#app/embed/draw-content.ts";
import { firstState } from "#app/embed/first-state.ts";
import { frameHeaders, newNonce } from "#app/embed/frame-headers.ts";
import { hostIn, type Said } from "#app/embed/opening.ts";
import { renderer } from "#app/embed/renderer.ts";
import { themeWith } from "#app/embed/theme-with.ts";
import type { FrameAssets } from "#components/frame/assets.ts";
import type { LiveBoot } from "#components/frame/boot.ts";
import { localeOf } from "#components/words/language.ts";
import type { OpenedFrame } from "#server/embed/opened-frame.ts";
import { log } from "#server/log.ts";
import { requestId } from "#server/observe/current.ts";

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
        const { boot, content } = await contentOf(opened, said, locale, assets);
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

/** What a frame is told, and its dashboard drawn. */
async function contentOf(
  opened: OpenedFrame,
  said: Said,
  locale: string,
  assets: FrameAssets,
): Promise<{ boot: LiveBoot; content: string }> {
  const { actor, dashboard, timezone } = opened;
  const state = firstState(said.state, opened.currency);
  const shown = { dashboard, rights: actor.rights, state, host: hostIn(said), width: widthIn(said), timezone };
  const { now, print, mark, content } = await drawContent(actor, shown, locale);
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

/** CSS pixels between those of a watch and of a wall. */
function widthIn({ width }: Said): number | null {
  const px = Number(width ?? Number.NaN);
  // Steps, so that windows of nearly the same width share a drawing.
  return px >= 200 && px <= 4_000 ? Math.floor(px / 8) * 8 : null;
}
