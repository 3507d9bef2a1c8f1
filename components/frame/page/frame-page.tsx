import { useCallback, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { frameStateOf, type LiveBoot } from "#components/frame/boot.ts";
import type { Frame } from "#components/frame/frame.ts";
import { DevicesFrame } from "#components/frame/page/devices-frame.tsx";
import { DrillPage } from "#components/frame/page/drill-page.tsx";
import { FrameData } from "#components/frame/page/frame-data.tsx";
import { isDrill, type Place, placeOf, queryOf, Routed, type Router } from "#components/frame/page/router.tsx";
import { SessionNote } from "#components/frame/page/session-note.tsx";
import { SpendingFrame } from "#components/frame/page/spending-frame.tsx";
import { useHost } from "#components/frame/page/use-host.ts";
import { useWidth } from "#components/frame/page/use-width.ts";
import { type TileDoors, TileDoorsContext } from "#components/tiles/tile-doors.ts";
import { WindowWidth } from "#components/tiles/tile-width.ts";
import { ToastProvider } from "#components/ui/toast.tsx";
import { type DashboardState, parseState, printState } from "#components/url/dashboard-state.ts";
import { inTimestampZone } from "#components/words/timestamp-zone.ts";
import { Speaking } from "#components/words/use-words.tsx";
import type { Words } from "#components/words/words.ts";
import type { DevicesView } from "#server/dashboards/devices-view.ts";
import type { SpendingView } from "#server/dashboards/spending-view.ts";

export type FramePageProps = {
  boot: Pick<LiveBoot, "dashboard" | "rights" | "state" | "host" | "now" | "width" | "timezone">;
  view: SpendingView | DevicesView;
  /** Whether the page shows these figures already: then its drawings stand. */
  drawn: boolean;
  words: Words;
  /** Null while the page is drawn on the server. */
  frame: Frame | null;
};

/** A frame: one dashboard, what is behind its figures, and what the host may ask of it. */
export function FramePage({ words: first, ...props }: FramePageProps) {
  const [spoken, setWords] = useState(first);
  const { width: givenWidth, timezone } = props.boot;
  const words = inTimestampZone(spoken, timezone);
  const width = useWidth(givenWidth);
  return (
    <Speaking words={words}>
      <I18nProvider locale={words.locale}>
        <ToastProvider>
          <FrameData frame={props.frame}>
            <WindowWidth value={width}>
              <Inside {...props} onWords={setWords} />
            </WindowWidth>
          </FrameData>
        </ToastProvider>
      </I18nProvider>
    </Speaking>
  );
}

function Inside({ boot, view, drawn, frame, onWords }: Omit<FramePageProps, "words"> & { onWords: (words: Words) => void }) {
  const [state, setState] = useState(boot.state);
  const [behind, setBehind] = useState<Place | null>(null);
  const home = `/${boot.dashboard}`;
  const { rights } = boot;
  const seesEvents = rights.includes("events");

  // What a host may hear of: its own wishes come back as they were understood.
  const change = useCallback(
    (next: DashboardState) => {
      setState(next);
      frame?.tell({ type: "filterChanged", state: frameStateOf(next) });
    },
    [frame],
  );
  const files = useHost(frame, state, change, onWords);

  const opens = useCallback(
    (address: string) => {
      const place = placeOf(address);
      return place.path === home || (isDrill(place) && seesEvents);
    },
    [home, seesEvents],
  );
  const asks = useCallback((address: string) => boot.host !== null && isDrill(placeOf(address)), [boot]);
  const router = useMemo((): Router => {
    const go = (address: string, { says = false } = {}) => {
      const place = placeOf(address);
      const asked = parseState(queryOf(place));
      if (place.path === home) {
        setBehind(null);
        if (printState(asked) !== printState(state)) change({ ...asked, subject: null });
      } else if (behind?.path === place.path) {
        // Another page of the same list.
        setBehind(place);
      } else if (isDrill(place) && frame) {
        void frame.askDrill(drillOf(boot.dashboard, place, asked)).then((allowed) => {
          if (allowed && (seesEvents || says)) setBehind(place);
        });
      }
    };
    return { place: behind ?? { path: home, query: printState(state).slice(1) }, go, opens, asks };
  }, [asks, behind, boot, change, frame, home, opens, seesEvents, state]);

  // Whoever goes down to an event begins at its top.
  useEffect(() => {
    if (behind) document.getElementById("frame")?.scrollIntoView({ block: "start" });
  }, [behind]);

  const doors = useMemo(
    (): TileDoors => ({ exports: rights.includes("export"), opens, links: false, files }),
    [rights, opens, files],
  );
  const props = { state, now: boot.now, frame, drawn, decides: rights.includes("save") };
  return (
    <TileDoorsContext value={doors}>
      <Routed router={router}>
        {behind ? (
          <DrillPage place={behind} back={() => setBehind(null)} zone={view.zone} open={seesEvents} />
        ) : boot.dashboard === "spending" ? (
          <SpendingFrame {...props} first={{ view: view as SpendingView, state: boot.state }} />
        ) : (
          <DevicesFrame {...props} first={{ view: view as DevicesView, state: boot.state }} />
        )}
        <SessionNote frame={frame} />
      </Routed>
    </TileDoorsContext>
  );
}

/** A drill as a host is told of it: whose figure, and what it is made of. */
function drillOf(dashboard: string, place: Place, asked: DashboardState) {
  const query = queryOf(place);
  const filters = Object.fromEntries(Object.entries(asked.filters).filter(([, values]) => values.length > 0));
  for (const name of ["merchant", "flow"]) if (query[name]) filters[name] = query[name];
  const period = asked.period && "from" in asked.period ? asked.period : null;
  const event = place.path.endsWith("/event") ? (query.id?.[0] ?? null) : null;
  return { dashboard, what: event === null ? "events" : "event", filters, period, event };
}
