"use client";
import { useRouter } from "next/navigation";
import { type CSSProperties, useEffect, useId, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useChartPlace } from "#components/charts/chart-place.ts";
import { Drawn } from "#components/charts/drawn.tsx";
import { fingerprint } from "#components/charts/fingerprint.ts";
import { Legend } from "#components/charts/legend.tsx";
import { livingIn } from "#components/charts/living-chart.ts";
import { type Drawings, type PlannedChart, placesIn, type Size, type Sizes, variantFor } from "#components/charts/model.ts";
import { leadsOn, pointAt, spoken } from "#components/charts/point.ts";
import { useLivingChart } from "#components/charts/use-living-chart.ts";
import { useTileDoors } from "#components/tiles/tile-doors.ts";
import { useWords } from "#components/words/use-words.tsx";

type Props = PlannedChart & {
  /** As the server drew it; shown until somebody points at the chart, or the figures change. */
  drawings: Drawings;
};

/** What is inside of a living chart is its own: React never looks there, so that one may live there before React does. */
const ITS_OWN = { dangerouslySetInnerHTML: { __html: "" } };

/**
 * A chart that is there with the page, comes alive at the first pointer, focus or touch without a jump, and follows its model from
 * then on. By the keys it is a slider over its points, whose text is read out; Enter opens what is behind one.
 */
export function Chart({ model, sizes, drawings: made }: Props) {
  const { span, room } = useChartPlace();
  const drawings = room === null ? made : made.filter(({ variant }) => variant === variantFor(sizes, room));
  const router = useRouter();
  const words = useWords();
  const { chart } = words.shared;
  const { opens } = useTileDoors();
  const leads = useMemo(() => leadsOn(model, opens), [model, opens]);
  const summary = useId();
  const [wanted, setWanted] = useState(false);
  const [shown, setShown] = useState(false);
  const [place, setPlace] = useState<number | null>(null);
  const print = useMemo(() => fingerprint(model, words), [model, words]);
  // The drawings came with the page; a chart that comes later, as after the first event, may have newer figures than they.
  if (!wanted && drawings[0]?.shows !== print) setWanted(true);
  const last = placesIn(model) - 1;
  const wake = () => setWanted(true);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current && livingIn(box.current)) setWanted(true);
  }, []);
  const showing = useMemo(() => ({ model, sizes, words, opens }), [model, sizes, words, opens]);
  useLivingChart(box, {
    ...{ showing, wanted, place },
    // At once: until it is said, the drawing stands below the chart that is alive.
    onShown: () => flushSync(() => setShown(true)),
    onOpen: (href) => router.push(href),
  });

  function move(event: React.KeyboardEvent) {
    const to = nextPlace(event.key, place, last, model.kind === "heat" ? model.columns.length : 1);
    if (to !== undefined) {
      event.preventDefault();
      setPlace(to);
    } else if (event.key === "Enter" && place !== null) {
      const { href } = pointAt(model, Math.min(place, last), words);
      if (href) router.push(href);
    }
  }

  const point = place === null || last < 0 ? null : pointAt(model, Math.min(place, last), words);
  return (
    <figure>
      <Legend model={model} />
      <div
        role="slider"
        aria-roledescription={chart.role}
        aria-label={chart.label(model.title)}
        aria-describedby={summary}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, last)}
        aria-valuenow={place ?? 0}
        aria-valuetext={point ? spoken(point, words) : leads ? chart.keys : chart.steps}
        tabIndex={0}
        className="chart-box rounded-box"
        {...(room === null ? fitting(sizes, span) : fitted(sizes, room))}
        data-chart={model.id}
        data-live={shown || undefined}
        onPointerEnter={wake}
        onTouchStart={wake}
        onFocus={wake}
        onBlur={() => setPlace(null)}
        onKeyDown={move}
      >
        {drawings.map((drawing) => (
          <Drawn key={drawing.variant} {...drawing} />
        ))}
        <div ref={box} aria-hidden="true" className="live" {...ITS_OWN} />
      </div>
      <figcaption id={summary} className="mt-3 text-note text-muted">
        {model.summary}
      </figcaption>
    </figure>
  );
}

/** Where a key leads from a place; undefined for keys that lead nowhere. Down and up go by a row. */
function nextPlace(key: string, from: number | null, last: number, row: number): number | null | undefined {
  const at = (place: number) => Math.max(0, Math.min(last, place));
  switch (key) {
    case "ArrowRight":
      return at(from === null ? 0 : from + 1);
    case "ArrowLeft":
      return at(from === null ? last : from - 1);
    case "ArrowDown":
      return row > 1 ? at(from === null ? 0 : from + row) : undefined;
    case "ArrowUp":
      return row > 1 ? at(from === null ? 0 : from - row) : undefined;
    case "Home":
      return 0;
    case "End":
      return last;
    case "Escape":
      return from === null ? undefined : null;
    default:
      return undefined;
  }
}

/** A chart of which the stylesheet shows the drawing that has room in a tile of this span. */
function fitting({ s, m, l }: Sizes, span: number) {
  const shapes = { "--shape-s": ratio(s), "--shape-m": ratio(m), ...(l && { "--shape-l": ratio(l) }) };
  return { style: shapes as CSSProperties, "data-span": span, "data-wide": l ? true : undefined };
}

/** A chart of which there is one drawing. */
function fitted(sizes: Sizes, room: number) {
  const { width, height } = sizes[variantFor(sizes, room)] ?? sizes.m;
  return { style: { aspectRatio: `${width} / ${height}` }, "data-fitted": true };
}

const ratio = ({ width, height }: Size) => `${width} / ${height}`;
