import { loadChoices } from "#server/choices/load-choices.ts";
import type { AlwaysOnTile } from "./always-on-view.ts";
import type { Range } from "./bounds.ts";
import { type Heard, meteringOf } from "./heard.ts";
import type { DevicesQuestion } from "./question.ts";
import { type Drawn, loadWatts } from "./watts.ts";

const HOUR_MS = 3_600_000;
const HALF_HOUR_MS = HOUR_MS / 2;
/** How far back from the end is looked, and how much of it has to be covered to say anything. */
const WINDOW_HOURS = 48;
const NEEDED_HOURS = 24;
/** Watts above the level that count as standby until the viewer says otherwise. */
const DEFAULT_BAND_WATTS = 50;
const HOURS_A_YEAR = 8_760;

type Tile = NonNullable<AlwaysOnTile>;

/** What the main meters drew at all times over the last 48 h of the period. */
export async function loadAlwaysOn(question: DevicesQuestion): Promise<AlwaysOnTile> {
  const { tx, subject, heard, use } = question;
  const meters = heard.filter(({ role }) => role === "home");
  if (subject === null || (!use.whole && meters.length === 0)) return null;
  const [{ period, compared }, choices] = await Promise.all([question.bounds, loadChoices(tx, "standby")]);
  const chosen = choices.get("home")?.watts;
  const bandWatts = chosen ?? DEFAULT_BAND_WATTS;
  const windows = [windowOf(period, question.dataEnd), windowOf(compared, question.dataEnd)];
  const stretches = windows.flatMap((window) =>
    window === null ? [] : meters.map((meter) => ({ ...window, window, heard: meter, channels: meteringOf(meter) })),
  );
  const drawn = stretches.length === 0 ? [] : await loadWatts(tx, subject, stretches, bandWatts);
  const ofWindow = (window: Range | null) => meters.map((meter) => ofMeter(meter, window, stretches, drawn));
  const [now, before] = [ofWindow(windows[0]!), ofWindow(windows[1]!)];
  const watts = sumOf(now.map(levelOf));
  return {
    watts,
    comparedWatts: sumOf(before.map(levelOf)),
    yearKwh: watts === null ? null : (watts * HOURS_A_YEAR) / 1_000,
    yearCostMinor: null,
    currency: null,
    bandWatts,
    bandSet: chosen !== undefined,
    meters: now.map(shown),
    neededHours: NEEDED_HOURS,
    from: windows[0] ? iso(windows[0].from) : null,
    to: windows[0] ? iso(windows[0].to) : null,
    curve: windows[0] && now.some((meter) => meter.drawn) ? curveOf(windows[0], now) : [],
  };
}

/** The 48 h before the end of the days, or of the data where these end sooner. Null where there are none in these days. */
function windowOf(days: Range, dataEnd: number | null): Range | null {
  if (dataEnd === null || dataEnd <= days.from) return null;
  const to = Math.min(days.to, dataEnd);
  return { from: to - WINDOW_HOURS * HOUR_MS, to };
}

type Metered = { meter: Heard; drawn: Drawn | undefined };

function ofMeter(meter: Heard, window: Range | null, stretches: { heard: Heard; window: Range }[], drawn: Drawn[]): Metered {
  const n = stretches.findIndex((stretch) => stretch.heard === meter && stretch.window === window);
  return { meter, drawn: drawn.find((each) => each.n === n) };
}

const enough = (drawn: Drawn | undefined): drawn is Drawn => drawn !== undefined && drawn.coveredMs >= NEEDED_HOURS * HOUR_MS;

const levelOf = ({ drawn }: Metered): number | null => (enough(drawn) ? drawn.watts : null);

/** Null where none of them is known. */
function sumOf(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

const shown = ({ meter, drawn }: Metered): Tile["meters"][number] => ({
  device: meter.device,
  name: meter.name,
  coveredHours: (drawn?.coveredMs ?? 0) / HOUR_MS,
  watts: enough(drawn) ? drawn.watts : null,
  standbyShare: enough(drawn) ? drawn.standbyMs / drawn.coveredMs : null,
  standbyWh: enough(drawn) ? drawn.standbyWh : null,
});

/** The home's watts by the half hour: those of its meters together, and nothing where one of them says nothing. */
function curveOf({ from, to }: Range, metered: Metered[]): Tile["curve"] {
  const byMeter = metered.map(({ drawn }) => new Map(drawn?.curve.map((half) => [half.at, half])));
  const curve: Tile["curve"] = [];
  for (let at = Math.floor(from / HALF_HOUR_MS) * HALF_HOUR_MS; at < to; at += HALF_HOUR_MS) {
    const halves = byMeter.map((halfHours) => halfHours.get(at));
    const sum = (key: "leastWatts" | "meanWatts") =>
      halves.reduce<number | null>((total, half) => (total === null || !half ? null : total + half[key]), 0);
    curve.push({ at: iso(at), leastWatts: sum("leastWatts"), meanWatts: sum("meanWatts") });
  }
  return curve;
}

const iso = (ms: number): string => new Date(ms).toISOString();
