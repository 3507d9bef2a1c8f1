import { describe, expect, test } from "vitest";
import { leadsOn } from "#components/charts/point.ts";
import { DevicesDashboard } from "#components/dashboards/devices/devices-dashboard.tsx";
import { drawDevices } from "#components/dashboards/devices/draw.ts";
import { usageModel } from "#components/dashboards/devices/usage-model.ts";
import { devicesFixture } from "#components/dashboards/fixtures/devices.ts";
import { DrillPage } from "#components/frame/page/drill-page.tsx";
import { Routed, type Router } from "#components/frame/page/router.tsx";
import FrameLink from "#components/frame/shims/next-link.tsx";
import { type TileDoors, TileDoorsContext } from "#components/tiles/tile-doors.ts";
import { parseState } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";
import { LANGUAGES } from "#components/words/language.ts";
import { rendered, saidBy } from "#components/words/testing/rendered.tsx";
import { wordsOnServer } from "#components/words/words-on-server.ts";

// What a session without the right to events sees of the ways down to them.
const STATE = parseState({});
const view = devicesFixture();
const CLOSED: TileDoors = { exports: false, opens: () => false, links: false, files: null };

describe("where events are closed", () => {
  test("no tile offers them, and no chart says that something is behind a point", () => {
    const dashboard = (
      <DevicesDashboard view={view} state={STATE} drawings={drawDevices(view, STATE, ENGLISH)} decides={false} sets={false} />
    );
    const closed = saidBy(rendered(ENGLISH, <TileDoorsContext value={CLOSED}>{dashboard}</TileDoorsContext>));
    const open = saidBy(rendered(ENGLISH, dashboard));
    const { keys, steps } = ENGLISH.shared.chart;
    const { allReadings } = ENGLISH.devices;
    const count = (said: string[], text: string) => said.filter((one) => one === text).length;
    expect([count(open, keys) > 2, count(open, allReadings) > 2]).toEqual([true, true]);
    expect([count(closed, keys), count(closed, allReadings)]).toEqual([0, 0]);
    expect(count(closed, steps)).toBe(count(open, keys) + count(open, steps));
  });

  test("a chart leads on by those of its points that open something", () => {
    const model = usageModel(view, STATE, ENGLISH);
    expect(leadsOn(model, () => true)).toBe(true);
    expect(leadsOn(model, () => false)).toBe(false);
    expect(leadsOn(model, (href) => href === model.places[3]!.href)).toBe(true);
    expect(leadsOn({ ...model, places: model.places.map(({ href: _, ...place }) => place) }, () => true)).toBe(false);
  });

  const link = (opens: boolean, asks: boolean) => {
    const router: Router = { place: { path: "/devices", query: "" }, go: () => {}, opens: () => opens, asks: () => asks };
    const className = "block px-2 text-accent transition-colors hover:bg-sunken hover:underline";
    return rendered(
      ENGLISH,
      <Routed router={router}>
        <FrameLink href="/devices/events?device=a" className={className}>
          A device
        </FrameLink>
      </Routed>,
    );
  };

  test("a link looks like the text it is; where a host may show its own, it can still be pressed, by the keys too", () => {
    expect(link(true, true)).toMatch(/^<a class="[^"]*text-accent[^"]*hover:underline[^"]*" href="#\/devices\/events/);
    expect(link(false, true)).toMatch(/^<a class="block px-2[ ]+cursor-default" href="#\/devices\/events/);
    expect(link(false, false)).toMatch(/^<span class="block px-2[ ]*">A device<\/span>$/);
  });

  test.each(LANGUAGES)("a sentence stands in their place: %s", (language) => {
    const words = wordsOnServer(language);
    const page = (path: string) =>
      rendered(words, <DrillPage place={{ path, query: "" }} back={() => {}} zone="Europe/Berlin" open={false} />);
    expect(saidBy(page("/devices/events"))).toEqual([
      words.shared.frame.dashboards.devices,
      words.shared.events.readings.title,
      words.shared.frame.withheld,
    ]);
    expect(saidBy(page("/spending/event"))).toContain(words.shared.events.payments.title);
  });
});
