import { mount } from "#components/embed/sdk/mount.ts";
import type { Handle, MountOptions } from "#components/embed/sdk/options.ts";
import { parsed } from "#components/embed/sdk/parsed.ts";

/** Attributes whose change is followed: the last two by the frame that is there, the others by a new one. */
const ATTRIBUTES = ["name", "token-url", "base", "sandbox", "title", "debug", "locale", "theme"];

/** `<inlay-dashboard>`: what `Inlay.mount` does, by attributes. Events are called as in `inlay-filter-changed`. */
export interface InlayDashboardElement extends HTMLElement {
  /** Instead of `token-url`. */
  getToken?: MountOptions["getToken"];
  /** What to show first. */
  state?: MountOptions["state"];
  /** The mounted dashboard; null while the element is nowhere. */
  readonly embed: Handle | null;
}

declare global {
  interface HTMLElementTagNameMap {
    "inlay-dashboard": InlayDashboardElement;
  }
}

/** Makes `<inlay-dashboard>` known to the page, unless it is already. Without a window (on a server) it does nothing. */
export function defineElement(): void {
  if (typeof customElements === "undefined" || customElements.get("inlay-dashboard")) return;

  class InlayDashboard extends HTMLElement implements InlayDashboardElement {
    static observedAttributes = ATTRIBUTES;
    declare getToken?: MountOptions["getToken"];
    declare state?: MountOptions["state"];
    embed: Handle | null = null;
    #timer?: ReturnType<typeof setTimeout>;

    connectedCallback(): void {
      this.#plan();
    }

    disconnectedCallback(): void {
      this.#plan();
    }

    attributeChangedCallback(name: string, before: string | null, now: string | null): void {
      if (before === now) return;
      if (this.embed && now && name === "locale") this.embed.setLocale(now);
      else if (this.embed && now && name === "theme") this.embed.setTheme(parsed(now));
      else this.#plan();
    }

    /** Ends what is; and once all attributes and properties of this turn are set, a frame anew, if the element is in a page. */
    #plan(): void {
      this.embed?.destroy();
      this.embed = null;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.isConnected && this.#begin());
    }

    #begin(): void {
      const read = (name: string) => this.getAttribute(name) ?? undefined;
      this.style.display ||= "block";
      this.embed = mount(
        this,
        {
          dashboard: read("name") ?? "",
          tokenUrl: read("token-url"),
          getToken: this.getToken,
          base: read("base"),
          locale: read("locale"),
          theme: parsed(read("theme")),
          state: this.state,
          debug: this.hasAttribute("debug"),
          title: read("title"),
          height: Number(read("height")) || undefined,
          sandbox: read("sandbox"),
        },
        (name, detail) => this.#tell(name, detail),
      );
    }

    /** False when somebody prevented what comes by default, which counts for `drill` alone. */
    #tell(name: string, detail: unknown): boolean {
      const type = `inlay-${name.replace(/[A-Z]/g, "-$&").toLowerCase()}`;
      return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
    }
  }
  customElements.define("inlay-dashboard", InlayDashboard);
}
