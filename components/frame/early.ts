declare global {
  interface Window {
    /** Holds the last element that was pressed before the page's own script came. */
    early?: { (event: Event): void; held?: Element };
  }
}

/** Runs in the head of a frame's page: what somebody presses before the page's own script is there waits for it (heldPresses). */
export const EARLY =
  'addEventListener("click",window.early=e=>{e.preventDefault();e.stopImmediatePropagation();early.held=e.target},true)';

/** What was pressed until now; whoever takes it holds all that follows. */
export function takeEarly(): Element | undefined {
  const { early } = window;
  if (early) window.removeEventListener("click", early, true);
  return early?.held;
}
