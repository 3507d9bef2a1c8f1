import { HALF, type PlotModel, WIDE } from "#components/charts/model.ts";
import { renderSvg } from "#components/charts/render-svg.ts";
import { ENGLISH } from "#components/words/english.ts";

/** Twelve months of three series, as in the cash flow. */
function modelOf(seed: number): PlotModel {
  const values = (offset: number) =>
    Array.from({ length: 12 }, (_, month) => ((seed * 7919 + offset * 104_729 + month * 15_485_863) % 400_000) + 1_000);
  return {
    ...{
      kind: "plot",
      id: "bench",
      title: "Cash flow",
      summary: "A sentence.",
      axis: "Month",
      unit: { kind: "money", currency: "EUR" },
    },
    places: Array.from({ length: 12 }, (_, month) => ({ label: String(month + 1), name: `Month ${month + 1}`, href: "/" })),
    series: [
      { name: "In", tone: "series-3", values: values(1) },
      { name: "Out", tone: "series-1", values: values(2) },
      { name: "Net", tone: "ink", line: "solid", values: values(3) },
    ],
  };
}

/** Milliseconds of drawing a chart on the server: the first of a process, a new one, one that was drawn before. */
export function drawing(charts: number): { first: number; fresh: number[]; kept: number[] } {
  const timed = (work: () => unknown) => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  };
  const first = timed(() => renderSvg(modelOf(-1), WIDE.m, ENGLISH));
  const models = Array.from({ length: charts }, (_, seed) => modelOf(seed));
  const size = (at: number) => (at % 2 ? HALF.m : WIDE.m);
  const fresh = models.map((model, at) => timed(() => renderSvg(model, size(at), ENGLISH)));
  const kept = models.map((model, at) => timed(() => renderSvg(model, size(at), ENGLISH)));
  return { first, fresh, kept };
}
