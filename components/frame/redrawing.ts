import { become } from "#components/frame/become.ts";
import type { LiveBoot } from "#components/frame/boot.ts";
import type { FrameSession } from "#components/frame/session.ts";

/** Between two drawings, and before another try. */
const REST_MS = 3_000;

/**
 * Keeps a page that nobody has touched up to date: the server draws it anew, and what is different of it takes the place of what
 * was. No script but this one is needed for that.
 * @param wanted whether the page is still the server's; what is drawn after that is dropped
 */
export function redrawing(boot: LiveBoot, session: FrameSession, wanted: () => boolean): { changed(): void; end(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  const draw = async (): Promise<void> => {
    timer = undefined;
    asked = performance.now();
    const { dashboard, state, width, locale, timezone, host } = boot;
    const body = JSON.stringify({ dashboard, state, width, locale, timezone, hosted: host !== null });
    const init = { method: "POST", headers: { "content-type": "application/json" }, body };
    const answer = await session.fetch("/embed/api/drawing", init).catch(() => null);
    if (!answer?.ok) {
      // The next change would bring these, too; but there may be none.
      if (!session.over && wanted()) changed();
      return;
    }
    const { content, print, now } = (await answer.json()) as { content: string; print: string; now: string };
    const root = document.getElementById("frame");
    if (!root || !wanted()) return;
    const next = root.cloneNode() as HTMLElement;
    next.innerHTML = content;
    become(root, next);
    Object.assign(boot, { print, now });
  };
  const changed = (): void => {
    timer ??= setTimeout(draw, Math.max(0, asked ? asked + REST_MS - performance.now() : 0));
  };
  return { changed, end: () => clearTimeout(timer) };
}
