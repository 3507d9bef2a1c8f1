import { renderToString } from "react-dom/server";
import { type PlotModel, WIDE } from "#components/charts/model.ts";
import { renderSvg } from "#components/charts/render-svg.ts";
import type { FrameAssets } from "#components/frame/assets.ts";
import type { DeadBoot, LiveBoot } from "#components/frame/boot.ts";
import { EARLY } from "#components/frame/early.ts";
import { dataJson, text } from "#components/frame/escape.ts";
import { FramePage, type FramePageProps } from "#components/frame/page/frame-page.tsx";
import { schemeOf, themeCss } from "#components/theme/theme-css.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

/** What a frame says to its viewers around its dashboard. */
export const viewerWords = (locale: string | null) => wordsOnServer(locale).shared.frame;

/** Draws once for nobody: the first drawing of a process takes as long as twenty others. */
export function warmUp(): void {
  const model: PlotModel = {
    ...{ kind: "plot", id: "first", title: "", summary: "", axis: "", unit: { kind: "count" } },
    places: [{ label: "1", name: "1" }],
    series: [{ name: "1", tone: "accent", values: [1] }],
  };
  renderSvg(model, WIDE.m, wordsOnServer(null));
}

export type HeadInput = {
  /** Null where none is shown. */
  dashboard: "spending" | "devices" | null;
  assets: FrameAssets;
  /** Of this answer alone: what has it may run and style. */
  nonce: string;
  locale: string | null;
  theme: ThemeTokens;
  brandColour: string | null;
};

/**
 * The page up to its content, sent before any figure is known: the browser fetches stylesheet and letters meanwhile.
 * @returns HTML
 */
export function renderHead({ dashboard, assets, nonce, locale, theme, brandColour }: HeadInput): string {
  const words = wordsOnServer(locale);
  const tokens = text(JSON.stringify(theme));
  const brand = brandColour === null ? "" : ` data-brand="${text(brandColour)}"`;
  return (
    `<!doctype html><html lang="${words.locale}" dir="${words.direction}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${schemeOf(theme)}">` +
    `<meta property="csp-nonce" nonce="${nonce}"><title>${text(dashboard ? words.shared.frame.dashboards[dashboard] : "Inlay")}</title>` +
    `<link rel="stylesheet" href="${assets.css}" nonce="${nonce}">` +
    `<style id="theme" nonce="${nonce}" data-tokens="${tokens}"${brand}>${themeCss(theme, brandColour)}</style>` +
    `${theme.font === "inter" ? `<link rel="preload" as="font" type="font/woff2" href="${assets.font}" crossorigin>` : ""}` +
    `<link rel="modulepreload" href="${assets.shell}" nonce="${nonce}">` +
    (dashboard ? `<script nonce="${nonce}">${EARLY}</script>` : "") +
    // A page that shows nothing knows no theme: it lies on its host's ground.
    `</head><body class="font-sans${dashboard ? "" : " bg-transparent"}">`
  );
}

/** The dashboard drawn. It holds nothing of a session: who may see the same may be shown the same. */
export function renderContent(boot: FramePageProps["boot"], view: SpendingView | DevicesView, locale: string | null): string {
  return renderToString(<FramePage boot={boot} view={view} drawn words={wordsOnServer(locale)} frame={null} />);
}

/** The rest of the page: what was drawn, with what makes it alive. */
export function renderBody(boot: LiveBoot, content: string, { assets, nonce }: Pick<HeadInput, "assets" | "nonce">): string {
  return `<main id="frame" aria-label="${text(viewerWords(boot.locale).dashboards[boot.dashboard])}" class="px-1 py-1">${content}</main>${scripts(boot, assets, nonce)}</body></html>`;
}

/** A page that cannot show anything: what is the matter, and for a host the way to open it again. */
export function renderNotice(
  boot: DeadBoot,
  {
    assets,
    nonce,
    title,
    sentence,
    code,
  }: Pick<HeadInput, "assets" | "nonce"> & { title: string; sentence: string; code: string | null },
): string {
  const about = code === null ? "" : `<p class="mt-3 text-note text-muted"><code>${text(code)}</code></p>`;
  return (
    `<main id="frame" aria-label="${text(title)}" class="p-1"><section role="alert" class="max-w-160 rounded-box border border-line bg-surface p-6">` +
    `<h1 class="text-title font-strong">${text(title)}</h1><p class="mt-3 text-muted">${text(sentence)}</p>${about}</section></main>` +
    `${boot.host ? scripts(boot, assets, nonce) : ""}</body></html>`
  );
}

function scripts(boot: LiveBoot | DeadBoot, { shell }: FrameAssets, nonce: string): string {
  return (
    `<script id="boot" type="application/json" nonce="${nonce}">${dataJson(boot)}</script>` +
    `<script type="module" src="${shell}" nonce="${nonce}"></script>`
  );
}
