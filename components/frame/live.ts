import type { LiveBoot } from "#components/frame/boot.ts";
import type { FrameSession } from "#components/frame/session.ts";

/** Before the next attempt: after a stream that was there has ended, and longer with each that fails. */
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000] as const;
/** Between two questions of who keeps no stream. */
const ASK_MS = 4_000;

/** What the server says: whose figures changed, null where none did; and up to where that is known. */
type Line = { domain: string | null; mark: string };

/**
 * Tells when figures are no longer those that were drawn, for as long as somebody sees the frame: by a stream that stays open or,
 * where connections are few, by asking every few seconds. Who was not seen gives back the last mark, and learns by the first line
 * whether something was missed: when nothing was, nothing is asked for.
 * @returns what begins anew, with the session's new bearer
 */
export function watchChanges(
  session: FrameSession,
  { dashboard, mark }: Pick<LiveBoot, "dashboard" | "mark">,
  changed: () => void,
): () => void {
  let known = mark;
  let inView = false;
  let current: AbortController | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    clearTimeout(timer);
    current?.abort();
    current = null;
  };
  const start = () => {
    if (current || session.over) return;
    const controller = new AbortController();
    current = controller;
    const once = !mayHold();
    failures++;
    const line = ({ domain, mark }: Line) => {
      failures = 0;
      known = mark;
      if (domain) changed();
    };
    const init = { signal: controller.signal, headers: { "last-event-id": known } };
    read(session.fetch(`/embed/api/live?dashboard=${dashboard}${once ? "&once" : ""}`, init), line)
      .catch(() => {})
      .finally(() => {
        if (current !== controller) return;
        current = null;
        const pause = once && !failures ? ASK_MS : RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]!;
        // The frames of a page do not ask in step.
        timer = setTimeout(start, pause * (0.75 + Math.random() / 2));
      });
  };
  const look = () => (inView && !document.hidden ? start() : stop());
  document.addEventListener("visibilitychange", look);
  new IntersectionObserver((entries) => {
    inView = entries.at(-1)!.isIntersecting;
    look();
  }).observe(document.documentElement);
  return () => {
    stop();
    look();
  };
}

/**
 * Whether this frame may keep a connection for itself. Over HTTP/1.1 browsers have six to a host for all windows together, which
 * figures and tokens need as well: there the first frame of a tab alone does.
 */
function mayHold(): boolean {
  const [page] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return window.top?.[0] === window || /^h[23]/.test(page?.nextHopProtocol ?? "");
}

/** Calls `line` for the beginning and for each change, until the answer ends. */
async function read(asked: Promise<Response>, line: (line: Line) => void): Promise<void> {
  const answer = await asked;
  if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    // Empty lines keep proxies from closing it.
    for (const text of lines) if (text !== "") line(JSON.parse(text) as Line);
  }
}
