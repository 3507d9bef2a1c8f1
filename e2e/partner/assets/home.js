// All that a host can say to a frame and hear from it.
const byId = (id) => document.getElementById(id);
const place = byId("devices");
const messages = byId("messages");
const KEPT = 60;
let heard = 0;

const fields = {
  locale: byId("locale"),
  mode: byId("mode"),
  accent: byId("accent"),
  rooms: document.querySelectorAll("input[name=room]"),
  periods: document.querySelectorAll("input[name=period]"),
};
const theme = () => ({ mode: fields.mode.value, accent: fields.accent.value });

function note(from, type, detail) {
  heard += 1;
  byId("said").value = heard;
  const item = document.createElement("li");
  item.dataset.from = from;
  item.dataset.type = type;
  const name = document.createElement("b");
  name.textContent = type;
  const text = document.createElement("code");
  text.textContent = Object.keys(detail).length > 0 ? JSON.stringify(detail) : "";
  item.append(from === "host" ? "to the frame: " : "", name, " ", text);
  messages.prepend(item);
  while (messages.children.length > KEPT) messages.lastChild.remove();
}

/** The viewer chose inside the frame: the controls outside follow. */
function follow(state) {
  const room = state.filters?.room?.length === 1 ? state.filters.room[0] : "";
  for (const input of fields.rooms) input.checked = input.value === room;
  for (const input of fields.periods) input.checked = input.value === state.period?.preset;
}

const WHAT = { events: "Readings" };

/** A range of days, of which `to` is the day after the last one. */
function daysOf({ from, to }) {
  const day = (text, later = 0) => new Date(Date.parse(text) + later * 86_400_000);
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" }).formatRange(day(from), day(to, -1));
}

/** The portal's own panel in place of the frame's list. */
function showDrill(drill) {
  const facts = byId("drill-facts");
  facts.replaceChildren();
  const add = (name, value) => {
    const term = document.createElement("dt");
    term.textContent = name;
    const text = document.createElement("dd");
    text.textContent = value;
    facts.append(term, text);
  };
  add("What", drill.event ?? WHAT[drill.what] ?? drill.what);
  if (drill.period) add("Days", daysOf(drill.period));
  for (const [dimension, values] of Object.entries(drill.filters)) if (values.length > 0) add(dimension, values.join(", "));
  byId("drill").showModal();
}

function trouble(text) {
  byId("trouble").textContent = text;
  byId("trouble").hidden = !text;
}

if (!window.Inlay) {
  trouble("The figures cannot be shown now: Inlay did not answer. Load the page again in a moment.");
} else {
  const frame = window.Inlay.mount(place, {
    dashboard: "devices",
    tokenUrl: place.dataset.tokenUrl,
    title: "Devices",
    sandbox: "sandbox" in place.dataset,
    debug: "debug" in place.dataset,
    onReady: ({ state }) => follow(state),
    onFilterChanged: ({ state }) => follow(state),
    // False keeps the frame from showing its own list.
    onDrill: (drill) => {
      if (!byId("own-drill").checked) return true;
      showDrill(drill);
      return false;
    },
    onError: (error) => note("frame", "error", error),
    onMessage: ({ from, message: { type, ...detail } }) => type === "error" || note(from, type, detail),
  });
  // For tests and for whoever tries things in the browser's console.
  window.frame = frame;

  for (const input of fields.rooms)
    input.addEventListener("change", () => frame.setFilters({ filters: input.value ? { room: [input.value] } : {} }));
  for (const input of fields.periods)
    input.addEventListener("change", () => frame.setFilters({ period: { preset: input.value } }));
  fields.locale.addEventListener("change", () => frame.setLocale(fields.locale.value));
  fields.accent.addEventListener("change", () => frame.setTheme(theme()));
  fields.mode.addEventListener("change", () => {
    document.documentElement.dataset.mode = fields.mode.value;
    frame.setTheme(theme());
  });
  byId("export").addEventListener("click", () => frame.export());
  byId("print").addEventListener("click", () => frame.print());
}
