import { describe, expect, test } from "vitest";
import { extent, valueAxis } from "#components/charts/axis.ts";
import { fingerprint } from "#components/charts/fingerprint.ts";
import type { ChartModel, PlotModel } from "#components/charts/model.ts";
import { HALF, placesIn } from "#components/charts/model.ts";
import { pointAt, spoken } from "#components/charts/point.ts";
import { drawingsOf, renderSvg } from "#components/charts/render-svg.ts";
import { tableOf } from "#components/charts/table.ts";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { usageModel } from "#components/dashboards/devices/usage-model.ts";
import { whenModel } from "#components/dashboards/devices/when-model.ts";
import { devicesFixture, emptyDevices } from "#components/dashboards/fixtures/devices.ts";
import { emptySpending, spendingFixture } from "#components/dashboards/fixtures/spending.ts";
import { cashFlowModel } from "#components/dashboards/spending/cash-flow-model.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";

const STATE = parseState({});
const SIZE = { width: 560, height: 250 };

function bars(values: (number | null)[], more: Partial<PlotModel> = {}): PlotModel {
  return {
    kind: "plot",
    id: "test",
    title: "Test",
    summary: "A test.",
    unit: { kind: "count" },
    axis: "Day",
    places: values.map((_, index) => ({ label: `${index}`, name: `Day ${index}` })),
    series: [{ name: "One", tone: "series-1", values }],
    ...more,
  };
}

/** Shapes of a colour: of one path each begins with a move. */
const marks = (svg: string, tone: string) =>
  [...svg.matchAll(/<(\w+)([^>]*)>/g)]
    .filter(([, , look]) => look!.includes(`fill="var(--color-${tone})"`))
    .reduce((sum, [, , look]) => sum + ((/ d="([^"]*)"/.exec(look!)?.[1] ?? "M").split("M").length - 1), 0);

describe("a drawing", () => {
  test("holds nothing that a strict content security policy refuses, and takes its colours from the page", () => {
    const all = [
      ...Object.values(drawSpending(spendingFixture(), STATE, ENGLISH)),
      ...Object.values(drawDevices(devicesFixture(), STATE, ENGLISH)),
    ];
    for (const { svg } of all.flat()) {
      expect(svg).not.toMatch(/<style|<script|CDATA|\son\w+=|javascript:/i);
      // Every colour is a token of the stylesheet; black is what a clip path is filled with.
      const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map((match) => match[1]!);
      expect(colours.filter((value) => !/^(?:var\(--color-[\w-]+\)|none|url\(#[\w-]+\)|#000)$/.test(value))).toEqual([]);
    }
  });

  test("says which figures it shows, so that a chart that comes later does not take it for newer ones", () => {
    const shows = (values: number[]) => [...new Set(drawingsOf(bars(values), HALF, ENGLISH).map((drawing) => drawing.shows))];
    expect(shows([1, 2])).toEqual([fingerprint(bars([1, 2]), ENGLISH)]);
    expect(shows([1, 2])).not.toEqual(shows([1, 3]));
    expect(shows([1, 2])).not.toEqual(shows([2, 1]));
  });

  test("shows hostile names as text", () => {
    const svg = renderSvg(
      bars([1, 2], {
        series: [
          { name: "</text><script>", tone: "series-1", values: [1, 2] },
          { name: '"><img onerror', tone: "series-2", values: [1, 2] },
        ],
      }),
      SIZE,
      ENGLISH,
    );
    expect(svg).not.toMatch(/<script|<img/);
    expect(svg).toContain("&lt;");
  });

  test("has ids that no other drawing on the page has", () => {
    const all = drawingsOf(cashFlowModel(spendingFixture(), STATE, ENGLISH), HALF, ENGLISH).concat(
      drawingsOf(usageModel(devicesFixture(), STATE, ENGLISH), HALF, ENGLISH),
    );
    const ids = all.flatMap(({ svg }) => [...svg.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("leaves gaps: a place without data has no bar, and is no zero", () => {
    expect(marks(renderSvg(bars([3, null, 5]), SIZE, ENGLISH), "series-1")).toBe(2);
    expect(pointAt(bars([3, null, 5]), 1, ENGLISH).rows[0]!.value).toBe("no data");
    expect(tableOf(bars([3, null, 5]), ENGLISH).rows[1]!.cells).toEqual(["–"]);
  });

  test("hatches what has not ended, and only that", () => {
    const model = bars([3, 4, 5]);
    expect(renderSvg(model, SIZE, ENGLISH)).not.toContain("<pattern");
    model.places[2]!.partial = true;
    const svg = renderSvg({ ...model, id: "partial" }, SIZE, ENGLISH);
    expect(svg.split('fill="url(#').length - 1).toBe(1);
  });

  test("is there for dashboards without any data, too", () => {
    expect(() => drawSpending(emptySpending(), STATE, ENGLISH)).not.toThrow();
    expect(() => drawDevices(emptyDevices(), STATE, ENGLISH)).not.toThrow();
  });
});

describe("the value axis", () => {
  test("starts at zero, also when all values are large", () => {
    const [least, greatest] = extent(bars([900, 950, 990]));
    expect(valueAxis(least, greatest, { kind: "count" }, 4, ENGLISH)).toMatchObject({ min: 0, interval: 500 });
    expect(valueAxis(900, 990, { kind: "count" }, 4, ENGLISH).min).toBe(0);
  });

  test("is long enough for whole stacks, in both directions", () => {
    const series = [
      { name: "a", tone: "series-1" as const, values: [30, 10] },
      { name: "b", tone: "series-2" as const, values: [40, -20] },
    ];
    expect(extent(bars([0, 0], { series, stacked: true }))).toEqual([-20, 70]);
  });

  test("names its unit once and speaks in it", () => {
    const axis = valueAxis(0, 43_000, { kind: "energy" }, 4, ENGLISH);
    expect(axis.unitName).toBe("kWh");
    expect(axis.label(20_000)).toBe("20");
  });
});

describe.each<[string, ChartModel]>([
  ["bars", cashFlowModel(spendingFixture(), STATE, ENGLISH)],
  ["stacks", usageModel(devicesFixture(), STATE, ENGLISH)],
  ["heat map", whenModel(devicesFixture(), ENGLISH)],
])("%s", (_, model) => {
  test("say at every place what the table says there", () => {
    const cells = tableOf(model, ENGLISH).rows.flatMap((row) => row.cells);
    for (let place = 0; place < placesIn(model); place++) {
      const point = pointAt(model, place, ENGLISH);
      expect(spoken(point, ENGLISH)).toContain(point.heading);
      for (const row of point.rows) if (row.value !== "no data") expect(cells).toContain(row.value);
    }
  });

  test("have at most seven colours beside grey", () => {
    const tones = model.kind === "plot" ? model.series.map(({ tone }) => tone) : [];
    expect(tones.filter((tone) => tone.startsWith("series-")).length).toBeLessThanOrEqual(7);
  });
});

test("what is so far says so by name", () => {
  expect(pointAt(cashFlowModel(spendingFixture(), STATE, ENGLISH), 11, ENGLISH).heading).toBe("November 2026, so far");
  expect(pointAt(usageModel(devicesFixture(), STATE, ENGLISH), 29, ENGLISH).heading).toContain("so far");
});
