import type { SharedMessages } from "#components/words/en/shared.ts";
import { charts } from "#components/words/fr/charts.ts";
import { controls } from "#components/words/fr/controls.ts";
import { events } from "#components/words/fr/events.ts";
import { frame } from "#components/words/fr/frame.ts";
import { names } from "#components/words/fr/names.ts";
import { periods } from "#components/words/fr/periods.ts";
import { states } from "#components/words/fr/states.ts";
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
