import { type Html, html } from "#e2e/partner/html.ts";
import { sdk, signedIn, type View } from "./layout.ts";

const LOCALES = [
  ["en", "English"],
  ["de", "Deutsch"],
  ["fr", "Français"],
  ["es", "Español"],
  ["ar", "العربية"],
  ["ja", "日本語"],
] as const;
const ACCENTS = [
  ["#3d5bd9", "Fjord"],
  ["#0f766e", "Aurora"],
  ["#b4410e", "Ember"],
] as const;
const PERIODS = [
  ["last_30_days", "30 days"],
  ["last_3_months", "3 months"],
  ["last_12_months", "12 months"],
] as const;
const ROOMS = ["Kitchen", "Bathroom", "Living room", "Basement", "Garage"];

/** The smart home: the dashboard mounted by script (assets/home.js), with all a host can say to it and hear from it. */
export function homePage(view: View): Html {
  const { person, tokenUrl, inlay, switches } = view;
  const staff = person.subject === null;
  return signedIn(
    view,
    html`<h1>${staff ? "All homes" : person.name}</h1><p class="sub">${staff ? "Figures of all homes together" : person.about}</p>
<div class="home">
<section class="bar card" aria-label="Controls">
${!staff && choices("room", "Room", [["", "Whole home"], ...ROOMS.map((room) => [room, room] as const)])}
${choices("period", "Period", PERIODS)}
<div class="pickers">
<label>Language<select id="locale">${LOCALES.map(([value, name]) => html`<option value="${value}" ${value === switches.locale && html`selected`}>${name}</option>`)}</select></label>
<label>Light<select id="mode"><option value="auto">As the device</option><option value="light">Light</option><option value="dark">Dark</option></select></label>
<label>Colour<select id="accent">${ACCENTS.map(([value, name]) => html`<option value="${value}">${name}</option>`)}</select></label>
<div class="buttons"><button id="export" type="button">Export</button><button id="print" type="button">Print</button></div>
</div>
</section>
<div id="devices" data-token-url="${tokenUrl}" ${switches.sandbox && html`data-sandbox`} ${switches.debug && html`data-debug`}></div>
<p id="trouble" class="trouble" role="status" hidden></p>
</div>
<details class="card log"><summary>What frame and portal said <output id="said">0</output></summary><ol id="messages" reversed></ol></details>
<dialog id="drill" aria-labelledby="drill-title"><form method="dialog"><button class="quiet close" aria-label="Close">Close</button></form>
<h2 id="drill-title">Behind this figure</h2><dl id="drill-facts"></dl>
<label class="check"><input type="checkbox" id="own-drill" checked> Show this panel instead of Inlay's list</label></dialog>`,
    html`${sdk(inlay, "defer")}<script type="module" src="/assets/home.js"></script>`,
  );
}

const choices = (name: string, title: string, values: readonly (readonly [string, string])[]) =>
  html`<fieldset class="choices"><legend>${title}</legend>${values.map(
    ([value, text], at) =>
      html`<label><input type="radio" name="${name}" value="${value}" ${name === "room" && at === 0 && html`checked`}><span>${text}</span></label>`,
  )}</fieldset>`;
