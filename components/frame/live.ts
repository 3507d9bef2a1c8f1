import type { FrameSession } from "#components/frame/session.ts";

/** Between attempts, growing with each that fails. */
const RETRY_MS = [1_000, 2_000, 5_000, 15_000, 30_000] as const;

/**
 * Tells when figures changed, by one stream that stays open while the frame is seen. Whoever was away is told at once, since
 * something may have been missed.
 * @returns what ends it
 */
export function watchChanges(session: FrameSession, changed: () => void): () => void {
  let current: AbortController | null = null;
  let failures = 0;
  let begun = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stop = () => {
    clearTimeout(timer);
    current?.abort();
    current = null;
  };
  const start = () => {
    if (current || document.hidden || session.over) return;
    const controller = new AbortController();
    current = controller;
    read(session, controller.signal, () => {
      failures = 0;
      // The first line only says that the stream is there.
      if (begun) changed();
      begun = true;
    })
      .catch(() => {})
      .finally(() => {
        if (current !== controller) return;
        current = null;
        timer = setTimeout(start, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
      });
  };
  const seen = () => (document.hidden ? stop() : start());
  document.addEventListener("visibilitychange", seen);
  start();
  return () => {
    document.removeEventListener("visibilitychange", seen);
    stop();
  };
}

/** Calls `line` for the stream's beginning and for each change, until it ends. */
async function read(session: FrameSession, signal: AbortSignal, line: () => void): Promise<void> {
  const answer = await session.fetch("/embed/api/live", { signal });
  if (!answer.ok || !answer.body) throw new Error(`status ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    // Empty lines keep proxies from closing it.
    for (const text of lines) if (text !== "") line();
  }
}
