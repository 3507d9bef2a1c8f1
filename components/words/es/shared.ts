import type { SharedMessages } from "#components/words/en/shared.ts";
import { charts } from "#components/words/es/charts.ts";
import { controls } from "#components/words/es/controls.ts";
import { events } from "#components/words/es/events.ts";
import { frame } from "#components/words/es/frame.ts";
import { names } from "#components/words/es/names.ts";
import { periods } from "#components/words/es/periods.ts";
import { states } from "#components/words/es/states.ts";
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
