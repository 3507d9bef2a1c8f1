import { type Html, html } from "#e2e/partner/html.ts";
import type { Person } from "#e2e/partner/people.ts";
import type { PortalName } from "#e2e/partner/settings.ts";
import type { Switches } from "#e2e/partner/switches.ts";

export const BRAND: Record<PortalName, { name: string; line: string; tabs: readonly [string, string] }> = {
  bank: { name: "Halden", line: "Your bank since 1893", tabs: ["Overview", "Budgets"] },
  home: { name: "Nordlicht", line: "A home that tells you how it is", tabs: ["My home", "Rooms"] },
};

/** How frames come into a page, beside the first two tabs. */
const WAYS = [
  ["isolated", "Isolated page"],
  ["plain", "Plain iframe"],
  ["minted", "Without signing code"],
] as const;
export type Place = "" | "several" | (typeof WAYS)[number][0];

export type View = {
  portal: PortalName;
  person: Person;
  inlay: string;
  place: Place;
  switches: Switches;
  /** Where the page's frames get their tokens, with the page's switches. */
  tokenUrl: string;
};

const MARKS: Record<PortalName, Html> = {
  bank: html`<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path d="M4 27V5l12 7 12-7v22l-5 1V14l-7 4-7-4v14z" fill="currentColor"/></svg>`,
  home: html`<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><path d="M16 2 29 13v15a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V13z" fill="currentColor"/><path d="M9 24c2-9 4-9 7-4s5 3 7-6" fill="none" stroke="var(--on-brand)" stroke-width="2.6" stroke-linecap="round"/></svg>`,
};

export type Frame = { title: string; portal: PortalName; header?: Html; main: Html; footer?: Html; scripts?: Html };

/** A whole document of a portal. */
export function frame({ title, portal, header, main, footer, scripts }: Frame): Html {
  return html`<!doctype html>
<html lang="en" data-portal="${portal}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${BRAND[portal].name}</title>
<link rel="icon" href="/assets/${portal}.svg">
<link rel="stylesheet" href="/assets/portal.css">
${scripts}
</head>
<body>
<header class="top"><div class="wide">
<a class="brand" href="/${portal}">${MARKS[portal]}<span>${BRAND[portal].name}</span></a>
${header}
</div></header>
<main class="wide">
${main}
</main>
<footer class="wide foot">${footer}<p>A demo: ${BRAND[portal].name} does not exist. <a href="/">Both portals</a></p></footer>
</body>
</html>
`;
}

/** A page for somebody who is signed in. */
export function signedIn(view: View, main: Html, scripts: Html): Html {
  const { portal, place, person } = view;
  const [first, second] = BRAND[portal].tabs;
  const link = (to: Place, text: string) =>
    html`<a href="/${portal}${to && `/${to}`}" ${to === place && html`aria-current="page"`}>${text}</a>`;
  return frame({
    title: place === "several" ? second : first,
    portal,
    scripts,
    main,
    header: html`<nav aria-label="Main">${link("", first)}${link("several", second)}</nav>
<form class="who" method="post" action="/${portal}/sign-out"><span>${person.name}</span><button class="quiet">Sign out</button></form>`,
    footer: html`<nav class="ways" aria-label="Ways to embed"><span>The same dashboard</span>${WAYS.map(([to, text]) => link(to, text))}</nav>`,
  });
}

/** The SDK, as the partner's documentation says. `defer` where the page's own script uses it. */
export const sdk = (inlay: string, when: "async" | "defer" = "async"): Html =>
  html`<script src="${inlay}/embed/v1.js" ${when}></script>`;
