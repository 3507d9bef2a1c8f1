import { AxeBuilder } from "@axe-core/playwright";
import type { Frame, Page } from "@playwright/test";

export type Measures = {
  /** Cumulative layout shift since the page began to load, without what a press caused. */
  shift: number;
  /** Pixels that the page is wider than the screen. */
  overflow: number;
  /** Texts that are cut off without a way to read the whole. */
  clipped: string[];
  /** What axe finds, each with where. */
  violations: string[];
};

declare global {
  interface Window {
    layoutShift: number;
  }
}

/** Adds up layout shifts from the first paint on, also in frames. Called once per page, before it goes anywhere. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.layoutShift = 0;
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries() as Shift[]) if (!hadRecentInput) window.layoutShift += value;
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** What a picture cannot tell of a page, or of the first frame in one: shifts, overflow, clipped texts, and with `axe` what is not accessible. */
export async function measure(page: Page | Frame, { axe }: { axe: boolean }): Promise<Measures> {
  const shift = await page.evaluate(() => window.layoutShift ?? 0);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const clipped = await page.evaluate(clippedTexts);
  const violations = axe ? await violationsOf(page) : [];
  return { shift: Math.round(shift * 10_000) / 10_000, overflow, clipped, violations };
}

/** Rules of WCAG 2.2 A and AA, and axe's best practices. */
export async function violationsOf(page: Page | Frame): Promise<string[]> {
  const { violations } = await ("mainFrame" in page
    ? new AxeBuilder({ page })
    : new AxeBuilder({ page: page.page() }).include(["iframe", "html"])
  ).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`));
}

/** Runs in the page. A text that is cut with an ellipsis has its whole in a title, of its own or around it. */
function clippedTexts(): string[] {
  const found: string[] = [];
  const isShown = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  for (const element of document.querySelectorAll<HTMLElement>("body *")) {
    if (element instanceof SVGElement || element.closest(".sr-only, svg, input, textarea, [aria-hidden=true]")) continue;
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
    if (!own || !isShown(element) || element.closest("[title]")) continue;
    // Read out, and meant for nobody's eyes.
    if (element.clientWidth <= 1) continue;
    const { overflowX } = getComputedStyle(element);
    if (
      overflowX !== "visible" &&
      overflowX !== "auto" &&
      overflowX !== "scroll" &&
      element.scrollWidth > element.clientWidth + 1
    )
      found.push(element.textContent?.trim().slice(0, 80) ?? "");
  }
  for (const text of document.querySelectorAll<SVGTextElement>(".drawing svg text, .live svg text")) {
    if (!isShown(text)) continue;
    const [inner, outer] = [text.getBoundingClientRect(), text.ownerSVGElement!.getBoundingClientRect()];
    if (
      inner.left < outer.left - 1.5 ||
      inner.right > outer.right + 1.5 ||
      inner.top < outer.top - 1.5 ||
      inner.bottom > outer.bottom + 1.5
    )
      found.push(`in a chart: ${text.textContent?.slice(0, 80)}`);
  }
  return found;
}
