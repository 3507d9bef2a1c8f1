import { DASHBOARD } from "#e2e/partner/claims.ts";
import { type Html, html } from "#e2e/partner/html.ts";
import type { PortalName } from "#e2e/partner/settings.ts";
import { sdk, signedIn, type View } from "./layout.ts";

const LOCKED: Record<PortalName, readonly (readonly [string, string])[]> = {
  bank: [
    ["Groceries", "category:groceries"],
    ["Restaurants", "category:restaurants"],
  ],
  home: [
    ["Kitchen", "room:Kitchen"],
    ["Basement", "room:Basement"],
  ],
};

/** Several frames in a page, each locked by its token to one category or room, removed and added again by a button. */
export function severalPage(view: View): Html {
  const { portal, tokenUrl, inlay } = view;
  const name = DASHBOARD[portal];
  return signedIn(
    view,
    html`<h1>${portal === "bank" ? "Budgets" : "Rooms"}</h1>
<p class="sub">Each of these frames has a token of its own, which locks it to one ${portal === "bank" ? "category" : "room"}.</p>
<div class="several">${LOCKED[portal].map(
      ([title, lock]) => html`<section class="card one" aria-label="${title}"><header><h2>${title}</h2>
<button type="button" class="quiet" data-toggle aria-expanded="true">Hide</button></header>
<inlay-dashboard name="${name}" title="${title}" token-url="${tokenUrl}${tokenUrl.includes("?") ? "&" : "?"}lock=${encodeURIComponent(lock)}"></inlay-dashboard></section>`,
    )}</div>`,
    html`${sdk(inlay)}<script type="module" src="/assets/several.js"></script>`,
  );
}

/** An iframe and nothing else: no script of Inlay in the page. `src` holds a token or is an address Inlay minted. */
export function iframePage(view: View, src: string): Html {
  const minted = view.place === "minted";
  return signedIn(
    view,
    html`<h1>${minted ? "Without signing code" : "A plain iframe"}</h1>
<p class="sub">${
      minted
        ? "The back end asked Inlay for this address with an API key. It loads once, within a minute."
        : "No script of Inlay is in this page. The address loads once: reload the page for a new one."
    }</p>
<iframe class="plain" title="${view.portal === "bank" ? "Spending" : "Devices"}" src="${src}" ${view.switches.sandbox && html`sandbox="allow-scripts"`}></iframe>`,
    html``,
  );
}
