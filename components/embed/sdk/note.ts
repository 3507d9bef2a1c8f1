import type { MountOptions } from "#components/embed/sdk/options.ts";
import { textsOf } from "#components/embed/sdk/texts.ts";

/** A wait shorter than this, in ms, is not spoken of. */
const SOON = 300;

/**
 * What stands in the host's element while the frame cannot: a still place of the frame's height that says after a moment that
 * it loads, or that it failed, with a button. Text nodes and styles by script alone, so that a host's CSP has nothing to refuse.
 */
export function noteIn(element: Element, options: MountOptions) {
  let box: HTMLElement | undefined;

  function clear(): void {
    box?.remove();
  }

  function fresh(role: string, height: number): HTMLElement {
    clear();
    box = document.createElement("div");
    box.setAttribute("role", role);
    box.dir = "auto";
    box.style.cssText = `display:grid;gap:12px;place-content:center;text-align:center;font:14px/1.5 system-ui;min-height:${height}px`;
    element.prepend(box);
    return box;
  }

  return {
    clear,

    /** Keeps the place, and says after a moment that something is on its way. */
    wait(height: number): void {
      const own = fresh("status", height);
      setTimeout(() => own.append(textsOf(options)[0]), SOON);
    },

    /** Says that it failed, and to a developer (option `debug`) why; `retry` is what the button does. */
    fail(height: number, why: string, retry: () => void): void {
      const [, failed, again] = textsOf(options);
      const button = document.createElement("button");
      button.type = "button";
      button.style.cssText = "font:inherit;padding:6px";
      button.append(again);
      button.onclick = retry;
      fresh("alert", height).append(options.debug ? `${failed} ${why}` : failed, button);
    },
  };
}
