import { defineElement } from "#components/embed/sdk/element.ts";
import { deployment, mount } from "#components/embed/sdk/mount.ts";
import type { Mount } from "#components/embed/sdk/options.ts";

/** What `<script src=".../embed/v1.js">` gives a page: `Inlay` and `<inlay-dashboard>`. A second copy leaves both as they are. */
declare global {
  interface Window {
    Inlay: { mount: Mount };
  }
}

// Null when the script was loaded as a module, for which there is /embed/v1.mjs.
const own = (document.currentScript as HTMLScriptElement | null)?.src;
deployment.base = /^(.+)\/embed\/v1\.js/.exec(own!)?.[1];

window.Inlay ??= { mount };
defineElement();
