import type { SharedMessages } from "#components/words/en/shared.ts";
import { charts } from "#components/words/ja/charts.ts";
import { controls } from "#components/words/ja/controls.ts";
import { events } from "#components/words/ja/events.ts";
import { frame } from "#components/words/ja/frame.ts";
import { names } from "#components/words/ja/names.ts";
import { periods } from "#components/words/ja/periods.ts";
import { states } from "#components/words/ja/states.ts";
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
