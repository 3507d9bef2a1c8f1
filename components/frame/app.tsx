import { flushSync } from "react-dom";
import { createRoot, hydrateRoot } from "react-dom/client";
import { viewPrint } from "#components/frame/boot.ts";
import type { Frame } from "#components/frame/frame.ts";
import { madeAnew } from "#components/frame/made-anew.ts";
import { FramePage } from "#components/frame/page/frame-page.tsx";
import { loadWords } from "#components/words/load-words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

/** Makes a frame's page alive. The shell asks for it when somebody wants something of it, or figures changed. */
export async function start(frame: Frame): Promise<void> {
  const root = document.getElementById("frame");
  if (!root) throw new Error("The page has no frame.");
  const [words, view] = await Promise.all([loadWords(frame.boot.locale), frame.first() as Promise<SpendingView | DevicesView>]);
  const drawn = viewPrint(view) === frame.boot.print;
  const page = <FramePage boot={frame.boot} view={view} drawn={drawn} words={words} frame={frame} />;
  if (drawn) hydrateRoot(root, page);
  else madeAnew(root, () => flushSync(() => createRoot(root).render(page)));
  document.documentElement.dataset.alive = "";
  // Whoever pointed at a chart, or went to one by the keys, did so before it could hear.
  for (const chart of document.querySelectorAll(".chart-box:hover, .chart-box:focus"))
    chart.dispatchEvent(new PointerEvent("pointerenter"));
}
