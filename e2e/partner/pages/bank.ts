import { type Html, html } from "#e2e/partner/html.ts";
import { sdk, signedIn, type View } from "./layout.ts";

/** The bank's overview: its own accounts above, the spending dashboard below, as the three lines of the documentation. */
export function bankPage(view: View): Html {
  const { person, tokenUrl, inlay, switches } = view;
  const staff = person.subject === null;
  return signedIn(
    view,
    html`<h1>${staff ? "All customers" : `Hello, ${person.name.split(" ")[0] ?? ""}`}</h1>
${
  person.products.length > 0 &&
  html`<section class="products" aria-label="Accounts">${person.products.map(
    (product) => html`<article class="card product"><h2>${product.name}</h2><p class="detail">${product.detail}</p>
<p class="value">${product.value}</p><p class="note">${product.note}</p></article>`,
  )}</section>`
}
<section aria-label="${staff ? "What customers spend" : "Where your money goes"}">
<inlay-dashboard name="spending" title="Spending" height="900" token-url="${tokenUrl}" ${switches.sandbox && html`sandbox="allow-scripts"`} ${switches.debug && html`debug`}></inlay-dashboard>
</section>`,
    sdk(inlay),
  );
}
