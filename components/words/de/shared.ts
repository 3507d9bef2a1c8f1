import { charts } from "#components/words/de/charts.ts";
import { controls } from "#components/words/de/controls.ts";
import { events } from "#components/words/de/events.ts";
import { frame } from "#components/words/de/frame.ts";
import { names } from "#components/words/de/names.ts";
import { periods } from "#components/words/de/periods.ts";
import { states } from "#components/words/de/states.ts";
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
