import { useEffect, useRef, useState } from "react";
import { useCsv } from "#components/csv/use-csv.ts";
import type { FrameState } from "#components/embed/protocol.ts";
import { applyTheme } from "#components/frame/apply-theme.ts";
import type { Frame } from "#components/frame/frame.ts";
import type { TileCsv, TileDoors } from "#components/tiles/tile-doors.ts";
import { type DashboardState, parseState, printState } from "#components/url/dashboard-state.ts";
import { loadWords } from "#components/words/load-words.ts";
import type { Words } from "#components/words/words.ts";

/** Does what the host asks for. Returns the files that tiles offer, for those who ask for one. */
export function useHost(
  frame: Frame | null,
  state: DashboardState,
  change: (state: DashboardState) => void,
  onWords: (words: Words) => void,
): TileDoors["files"] {
  const save = useCsv();
  const latest = useRef({ state, change, onWords, save });
  useEffect(() => {
    latest.current = { state, change, onWords, save };
  });
  const offered = useRef(new Map<string, TileCsv>());
  const [files] = useState(() => ({
    set: (tile: string, csv: TileCsv | undefined) => {
      if (csv) offered.current.set(tile, csv);
      else offered.current.delete(tile);
    },
    saved: (tile: string, rows: number) => frame?.tell({ type: "exported", tile, rows }),
  }));

  useEffect(() => {
    if (!frame) return;
    const refuse = (message: string) => frame.tell({ type: "error", code: "NOT_ALLOWED", message });
    frame.handle({
      setState: (wanted) => latest.current.change(withWishes(latest.current.state, wanted)),
      setTheme: (theme) => {
        const wrong = applyTheme(theme);
        if (wrong) frame.tell({ type: "error", code: "BAD_MESSAGE", message: wrong });
      },
      setLocale: async (locale) => {
        const words = await loadWords(locale).catch(() => null);
        if (!words) return frame.tell({ type: "error", code: "NETWORK", message: "The texts could not be loaded." });
        document.documentElement.lang = words.locale;
        document.documentElement.dir = words.direction;
        document.title = words.shared.frame.dashboards[frame.boot.dashboard];
        document.getElementById("frame")?.setAttribute("aria-label", document.title);
        latest.current.onWords(words);
      },
      export: async (wanted) => {
        if (!frame.boot.rights.includes("export"))
          return refuse('The token does not allow to export: add "export" to its `can`.');
        const chosen = [...offered.current].filter(([tile]) => wanted === undefined || tile === wanted);
        if (chosen.length === 0)
          return refuse(`There is no tile "${wanted}" with a file. There are: ${[...offered.current.keys()].join(", ")}.`);
        for (const [tile, csv] of chosen) {
          const rows = await latest.current.save(csv.name, csv.make);
          if (rows !== null) files.saved(tile, rows);
        }
      },
      print: () => window.print(),
    });
  }, [frame, files]);
  return files;
}

/** A host's wishes over what is shown: read as an address is, so that what makes no sense changes nothing. */
function withWishes(state: DashboardState, { period, comparison, currency, filters }: Partial<FrameState>): DashboardState {
  const wanted = {
    ...state,
    ...(period !== undefined && { period: period as DashboardState["period"] }),
    ...(comparison !== undefined && { comparison }),
    ...(currency !== undefined && { currency }),
    filters: { ...state.filters, ...filters },
  };
  const query = new URLSearchParams(printState(wanted));
  return parseState(Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])));
}
