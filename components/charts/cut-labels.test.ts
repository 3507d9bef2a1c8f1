import { expect, test } from "vitest";
import { directed } from "#components/charts/text.ts";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { devicesFixture } from "#components/dashboards/fixtures/devices.ts";
import { spendingFixture } from "#components/dashboards/fixtures/spending.ts";
import { wideFixture } from "#components/dashboards/fixtures/wide.ts";
import { cashFlowModel } from "#components/dashboards/spending/cash-flow-model.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { parseState } from "#components/url/dashboard-state.ts";
import { LANGUAGES } from "#components/words/language.ts";
import { wordsOnServer } from "#components/words/words-on-server.ts";

test.each(LANGUAGES)("no chart cuts a word of its own in %s", (language) => {
  const words = wordsOnServer(language);
  const state = parseState({});
  const drawings = [
    drawSpending(spendingFixture(), state, words),
    drawSpending({ ...spendingFixture(), subject: null, wide: wideFixture() } as never, state, words),
    drawDevices(devicesFixture(), state, words),
  ].flatMap((drawn) => Object.values(drawn).flat());
  const cut = drawings.flatMap(({ variant, svg }) =>
    [...svg.matchAll(/>([^<>]*…[^<>]*)</g)].map(([, text]) => `${variant}: ${text}`),
  );
  expect(cut).toEqual([]);
});

test.each(LANGUAGES)("every month that has room on the axis is named in %s", (language) => {
  const words = wordsOnServer(language);
  const [widest] = drawSpending(spendingFixture(), parseState({}), words).cashFlow.slice(-1);
  const months = cashFlowModel(spendingFixture(), parseState({}), words).places.map(({ label }) => label.split("\n")[0]);
  expect(months.length).toBe(12);
  expect(months.filter((month) => !widest?.svg.includes(`>${directed(month!, words.direction)}<`))).toEqual([]);
});
