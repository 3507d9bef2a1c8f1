import { type Html, html } from "#e2e/partner/html.ts";
import type { Person } from "#e2e/partner/people.ts";
import type { PortalName } from "#e2e/partner/settings.ts";
import { BRAND, frame } from "./layout.ts";

/** Sign-in by a click: the demo has no passwords, so that nobody types one. */
export function signInPage(portal: PortalName, people: readonly Person[], next: string): Html {
  return frame({
    title: "Sign in",
    portal,
    main: html`<section class="entry">
<p class="line">${BRAND[portal].line}</p>
<h1>Who signs in?</h1>
<p>A click is enough here. What you see next belongs to that customer alone.</p>
<form method="post" action="/${portal}/sign-in" class="people">
<input type="hidden" name="next" value="${next}">
${people.map(
  (
    person,
  ) => html`<button name="person" value="${person.id}"><span class="face" aria-hidden="true">${initials(person.name)}</span>
<span><strong>${person.name}</strong><small>${person.about}</small></span></button>`,
)}
</form></section>`,
  });
}

const initials = (name: string) =>
  name
    .split(" ")
    .map((word) => word[0])
    .join("")
    .toUpperCase();

/** The first page: two companies that are customers of Inlay. */
export function indexPage(inlay: string): Html {
  const card = (
    portal: PortalName,
    about: string,
    how: string,
  ) => html`<a class="card portal-card" data-portal="${portal}" href="/${portal}">
<h2 class="name">${BRAND[portal].name}</h2><p>${about}</p><p class="how">${how}</p></a>`;
  return html`<!doctype html>
<html lang="en" data-portal="none">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Portals of the demo</title><link rel="icon" href="/assets/home.svg"><link rel="stylesheet" href="/assets/portal.css"></head>
<body><main class="wide index">
<h1>Two apps with Inlay inside</h1>
<p>Each belongs to another company, runs on this address and not on Inlay's, and knows nothing of Inlay but its own private key.</p>
<div class="pair">
${card("bank", "A bank shows each customer where their money goes.", "One element in the page, a token from the bank's back end.")}
${card("home", "A maker of smart homes shows what each device uses.", "Mounted by script: filters, theme and language set from outside, its own detail panel.")}
</div>
<p class="note">The dashboards come from <a href="${inlay}">${inlay}</a>, where the two companies also have their consoles.</p>
</main></body></html>
`;
}

/** What went wrong, in a sentence. */
export function messagePage(portal: PortalName, title: string, text: string): Html {
  return frame({
    title,
    portal,
    main: html`<section class="entry"><h1>${title}</h1><p>${text}</p><p><a href="/${portal}">Back to the first page</a></p></section>`,
  });
}
