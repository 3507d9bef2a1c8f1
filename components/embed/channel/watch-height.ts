/** Times in a row that content may grow in the very frame in which the viewport did, before it counts as an echo. */
const MOST_ECHOES = 2;

/**
 * Calls back with the height of the content in whole CSS pixels, rounded up: at once and whenever it changes. The content is
 * an element as high as what stands in it (never `html`, nor a `height: 100%`), with the page's paddings inside of it.
 *
 * A host gives the frame the height it was told. Content that follows the height of its frame (100vh and a line) would then
 * grow for ever: changes that come together with a change of the viewport's height alone are believed twice in a row, then
 * held until the content changes by itself or the width does. Returns what ends it.
 */
export function watchHeight(content: Element, onHeight: (height: number) => void): () => void {
  let told = -1;
  let echoes = 0;
  let width = window.innerWidth;
  /** Whether the viewport became higher or lower, at the same width, in the frame that is being drawn. */
  let stretched = false;

  // Runs before observers do, in the same frame.
  const resized = (): void => {
    stretched = window.innerWidth === width;
    width = window.innerWidth;
    requestAnimationFrame(() => requestAnimationFrame(settled));
  };
  const settled = (): void => {
    stretched = false;
  };

  const look = (): void => {
    // A thousandth less, since layout sums fractions inexactly and 600.00001 is 600.
    const height = Math.ceil(content.getBoundingClientRect().height - 0.001);
    if (height === told) return;
    echoes = stretched ? echoes + 1 : 0;
    if (echoes > MOST_ECHOES) return;
    told = height;
    onHeight(height);
  };

  window.addEventListener("resize", resized);
  // Tells of the first height, too.
  const observer = new ResizeObserver(look);
  observer.observe(content);
  return () => {
    observer.disconnect();
    window.removeEventListener("resize", resized);
  };
}
