import { charts } from "#components/words/ar/charts.ts";
import { controls } from "#components/words/ar/controls.ts";
import { events } from "#components/words/ar/events.ts";
import { frame } from "#components/words/ar/frame.ts";
import { names } from "#components/words/ar/names.ts";
import { periods } from "#components/words/ar/periods.ts";
import { states } from "#components/words/ar/states.ts";
import type { SharedMessages } from "#components/words/en/shared.ts";
import type { Tools } from "#components/words/tools.ts";

export const shared = (tools: Tools): SharedMessages => ({
  ...names,
  ...periods(tools),
  ...controls(tools),
  chart: charts(tools),
  states,
  events: events(tools),
  frame,
});
