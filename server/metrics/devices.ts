import { type Measure, max, measure, sum } from "#server/metrics/measure.ts";

const domain = "devices";
/** Energy is kept in µJ (1 Wh = 3.6e9 µJ), time in ms, power in mW. */
const MICROJOULES_PER_WH = 3_600_000_000n;
const MS_PER_HOUR = 3_600_000n;
const MILLIWATTS_PER_W = 1_000n;

const home = sum("energy_uj", "home");
const parts = sum("energy_uj", "part");
const ofWholeHomes = {
  dimensions: ["device", "room", "device_kind", "role"],
  because: "it compares a home's meter with all the devices behind it",
};

/** The measures of the devices domain. */
export const DEVICES: readonly Measure[] = [
  measure({
    name: "devices.use",
    domain,
    unit: "energy",
    figure: sum("energy_uj", "home", "alone").per(MICROJOULES_PER_WH),
    about: "Use of homes: what their main meters say, and devices that are behind no meter. Nothing counts twice.",
  }),
  measure({
    name: "devices.energy",
    domain,
    unit: "energy",
    figure: sum("energy_uj").per(MICROJOULES_PER_WH),
    about: "What each device metered itself. A device counts although its meter has counted it too, so ask by device or by role.",
    needs: { oneOf: ["device", "role"], because: "a device and the meter before it both count" },
  }),
  measure({
    name: "devices.tracked",
    domain,
    unit: "energy",
    figure: parts.per(MICROJOULES_PER_WH),
    about: "Energy of the devices directly behind a home's main meter.",
  }),
  measure({
    name: "devices.untracked",
    domain,
    unit: "energy",
    figure: home.minus(parts).per(MICROJOULES_PER_WH),
    about:
      "Energy of main meters less that of the devices directly behind them. Negative where the devices say more than their meter.",
    notBy: ofWholeHomes,
  }),
  measure({
    name: "devices.coverage",
    domain,
    unit: "ratio",
    figure: parts.over(home),
    about:
      "Tracked energy / energy of main meters, computed from the sums at every grain; null where the meters say nothing or not more than zero.",
    notBy: ofWholeHomes,
  }),
  measure({
    name: "devices.peak_watts",
    domain,
    unit: "power",
    figure: max("peak_mw").per(MILLIWATTS_PER_W, 3),
    about: "The greatest watts any one device reported: a power reading, or the energy of an interval / its span.",
  }),
  measure({
    name: "devices.on_hours",
    domain,
    unit: "hours",
    figure: sum("on_ms").per(MS_PER_HOUR),
    about: "Hours switched on, added up over devices: from each `on` to the next state, at most the device's gap limit.",
  }),
  measure({
    name: "devices.starts",
    domain,
    unit: "count",
    figure: sum("starts"),
    about: "How many times a device went from off to on.",
  }),
  measure({
    name: "devices.covered_hours",
    domain,
    unit: "hours",
    figure: sum("covered_ms").per(MS_PER_HOUR),
    about: "Hours for which there are data, added up over devices.",
  }),
];
