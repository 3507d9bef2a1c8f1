"use client";
import { type ReactNode, useContext, useMemo } from "react";
import { ChartPlace, useChartPlace } from "#components/charts/chart-place.ts";
import { WindowWidth } from "#components/tiles/tile-width.ts";

/** Pixels of `lg` and of `gap-6`. */
const BESIDE_FROM = 1_024;
const GAP = 24;

/** In a tile over all columns: a chart on two thirds, and what belongs to it beside it; in narrow windows below it. */
export function Beside({ chart, children }: { chart: ReactNode; children: ReactNode }) {
  const { room } = useChartPlace();
  const window = useContext(WindowWidth) ?? 0;
  const left = room === null || window < BESIDE_FROM ? room : ((room - GAP) * 2) / 3;
  const place = useMemo(() => ({ span: 8, room: left }), [left]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <ChartPlace value={place}>{chart}</ChartPlace>
      <div>{children}</div>
    </div>
  );
}
