/** Times in a row that content may change together with the viewport and be believed: the first at once, others at rest. */
const MOST_ECHOES = 3;
/** Milliseconds without a change that count as rest. */
const REST_MS = 200;

/**
 * Calls back with the height of the content in whole CSS pixels, rounded up: at once and whenever it changes. The content is
 * an element as high as what stands in it (never `html`, nor a `height: 100%`), with the page's paddings inside of it.
 *
 * A host gives the frame the height it was told. Content that follows the height of its frame (100vh and a line) would then
 * grow for ever: of changes that come in the very frame in which the viewport's height changes, one is told at once, and
 * two more when all has been at rest, since they may be steps of content that grew by itself meanwhile. All is believed
 * again when content changes by itself, or fits. Returns what ends it.
 */
export function watchHeight(content: Element, onHeight: (height: number) => void): () => void {
  const viewport = viewportProbe();
  let told = -1;
  let echoes = 0;
  let width = window.innerWidth;
  /** Whether the viewport became higher or lower, at the same width, in the frame that is being drawn. */
  let stretched = false;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const heightNow = () => Math.ceil(content.getBoundingClientRect().height - 0.001); // layout's sums: 600.00001 is 600
  const tell = (height: number): void => {
    told = height;
    onHeight(height);
  };

  const look = (): void => {
    const height = heightNow();
    if (height !== told) {
      echoes = stretched ? echoes + 1 : 0;
      if (echoes <= 1) tell(height);
    }
    clearTimeout(resting);
    resting = setTimeout(rested, REST_MS);
  };
  const rested = (): void => {
    const height = heightNow();
    if (height === told) echoes = 0;
    else if (echoes <= MOST_ECHOES) tell(height);
  };

  // One observer for both: who changed together is told together, before anything is painted. The event `resize` comes now
  // in the frame of the change and now in the next one.
  const observer = new ResizeObserver((changed) => {
    if (changed.some((entry) => entry.target === viewport)) {
      stretched = window.innerWidth === width;
      width = window.innerWidth;
      // Before the next frame is laid out.
      requestAnimationFrame(() => {
        stretched = false;
      });
    }
    if (changed.some((entry) => entry.target === content)) look();
  });
  observer.observe(viewport);
  // Tells of the first height, too.
  observer.observe(content);
  return () => {
    clearTimeout(resting);
    observer.disconnect();
    viewport.remove();
  };
}

/** An unseen element as large as the viewport. */
function viewportProbe(): HTMLElement {
  const probe = document.createElement("div");
  probe.setAttribute("aria-hidden", "true");
  Object.assign(probe.style, { position: "fixed", inset: "0", visibility: "hidden", pointerEvents: "none" });
  document.body.append(probe);
  return probe;
}
