const NAME = "inlay-single-keys";

/**
 * Whether single letters do something. Those who speak to their computer, or rest a hand on the keys, can switch that off: what
 * they say or touch would else be taken for commands. Kept in the browser.
 */
export const singleKeys = {
  on(): boolean {
    try {
      return window.localStorage.getItem(NAME) !== "off";
    } catch {
      return true;
    }
  },
  set(on: boolean): void {
    try {
      if (on) window.localStorage.removeItem(NAME);
      else window.localStorage.setItem(NAME, "off");
    } catch {
      // A browser that keeps nothing: it holds until the page is left.
    }
  },
};
