import { charts } from "#components/words/en/charts.ts";
import { controls } from "#components/words/en/controls.ts";
import { events } from "#components/words/en/events.ts";
import { frame } from "#components/words/en/frame.ts";
import { names } from "#components/words/en/names.ts";
import { periods } from "#components/words/en/periods.ts";
import { states } from "#components/words/en/states.ts";
import type { Tools } from "#components/words/tools.ts";

/** What all dashboards say. */
export const shared = (tools: Tools) => ({
  ...names,
  ...periods(tools),
  ...controls(tools),
  chart: charts(tools),
  states,
  events: events(tools),
  frame,
});
export type SharedMessages = ReturnType<typeof shared>;
