import { samePlace } from "#components/frame/same-place.ts";

/**
 * Holds back what is pressed before the page is alive, and presses it when it is: nothing that somebody did is lost. Where the
 * page was made anew meanwhile, since figures had changed, what stands in the place of what was pressed is.
 */
export function heldPresses(): { release(): void } {
  let held: { element: Element; again: () => Element | undefined } | null = null;
  const hold = (event: MouseEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.target instanceof Element) held = { element: event.target, again: samePlace(event.target) };
  };
  document.addEventListener("click", hold, { capture: true });
  return {
    release() {
      document.removeEventListener("click", hold, { capture: true });
      const target = held && (held.element.isConnected ? held.element : held.again());
      held = null;
      if (target instanceof HTMLElement) target.click();
      else target?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    },
  };
}
