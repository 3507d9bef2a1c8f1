import { hydrateRoot } from "react-dom/client";
import { FramePage } from "#components/frame/page/frame-page.tsx";
import { loadWords } from "#components/words/load-words.ts";

// What makes a frame's page alive. The shell brings it when the page has been drawn, or when somebody wants something of it.

const frame = window.inlayFrame;
const root = document.getElementById("frame");
if (frame && root) {
  const words = await loadWords(frame.boot.locale);
  hydrateRoot(root, <FramePage boot={frame.boot} words={words} frame={frame} />);
  document.documentElement.dataset.alive = "";
  // Whoever pointed at a chart, or went to one by the keys, did so before it could hear.
  for (const chart of document.querySelectorAll(".chart-box:hover, .chart-box:focus"))
    chart.dispatchEvent(new PointerEvent("pointerenter"));
}
