import type { EChartsCoreOption } from "echarts/core";
import { flowOption } from "#components/charts/flow-option.ts";
import { heatOption } from "#components/charts/heat-option.ts";
import type { ChartModel, Room } from "#components/charts/model.ts";
import { plotOption } from "#components/charts/plot-option.ts";
import type { Words } from "#components/words/words.ts";

/** A chart's ECharts option: the same on server and client. Colours are CSS variables, so a drawing follows light and dark. */
export function optionOf(model: ChartModel, room: Room, words: Words): EChartsCoreOption {
  const plain = { animation: false, backgroundColor: "transparent", textStyle: { fontFamily: "inherit" } };
  return { ...plain, ...drawing(model, room, words) };
}

function drawing(model: ChartModel, room: Room, words: Words): EChartsCoreOption {
  switch (model.kind) {
    case "plot":
      return plotOption(model, room, words);
    case "heat":
      return heatOption(model, room);
    case "flow":
      return flowOption(model, room, words);
  }
}
