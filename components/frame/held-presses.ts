import { takeEarly } from "#components/frame/early.ts";
import { samePlace } from "#components/frame/same-place.ts";

type Pressed = { element: Element; again: () => Element | undefined };
const pressed = (element: Element): Pressed => ({ element, again: samePlace(element) });

/**
 * Holds back what is pressed before the page is alive, and presses it when it is: nothing that somebody did is lost. Where the
 * page was made anew meanwhile, since figures had changed, what stands in the place of what was pressed is; also where it was
 * pressed in the one page and let go in the other.
 */
export function heldPresses(): { readonly any: boolean; release(): void } {
  const early = takeEarly();
  let held: Pressed | null = early ? pressed(early) : null;
  let down: Pressed | null = null;
  const press = ({ target }: Event) => {
    down = target instanceof Element ? pressed(target) : null;
  };
  const hold = (event: Event) => {
    stop(event);
    if (event.target instanceof Element) held = pressed(event.target);
    down = null;
  };
  document.addEventListener("pointerdown", press, { capture: true });
  document.addEventListener("click", hold, { capture: true });
  return {
    get any() {
      return held !== null;
    },
    release() {
      document.removeEventListener("pointerdown", press, { capture: true });
      document.removeEventListener("click", hold, { capture: true });
      if (held) activate(held);
      else if (down && !down.element.isConnected) whenLetGo(down);
      held = null;
    },
  };
}

/** Presses what stands in the place of what is gone when the pointer goes up there; a browser may see no click in it. */
function whenLetGo(gone: Pressed): void {
  const up = ({ target }: Event) => {
    if (!(target instanceof Element) || !gone.again()?.contains(target)) return;
    activate(gone);
    // Or it may, of a finger a little later.
    document.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", stop, { capture: true }), 300);
  };
  window.addEventListener("pointerup", up, { capture: true, once: true });
  window.addEventListener("pointercancel", () => window.removeEventListener("pointerup", up, { capture: true }), { once: true });
}

function activate({ element, again }: Pressed): void {
  const target = element.isConnected ? element : again();
  if (target instanceof HTMLElement) target.click();
  else target?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
