import { type Span, spanned } from "#components/tiles/span.ts";
import type { Words } from "#components/words/words.ts";

export type TileShape = { name: string; span: Span; bars?: boolean };

export const SPENDING_TILES: readonly TileShape[] = [
  { name: "cash flow", span: 8 },
  { name: "pace", span: 4 },
  { name: "by category", span: 6, bars: true },
  { name: "merchants", span: 6, bars: true },
];

export const DEVICES_TILES: readonly TileShape[] = [
  { name: "use", span: 8 },
  { name: "untracked", span: 4 },
  { name: "when", span: 6 },
  { name: "ranking", span: 6, bars: true },
];

/** A tile before its figures, of the size it will have. Still: nothing turns or shimmers. */
function TileSkeleton({ span, bars }: TileShape) {
  return (
    <div style={spanned(span)} className="flex flex-col rounded-box border border-line bg-surface p-4 sm:p-6">
      <div className="skeleton h-5 w-28" />
      <div className="skeleton mt-1 h-4 w-48 max-w-full" />
      <div className="skeleton mt-4 h-9 w-36" />
      <div className="skeleton mt-1 h-5 w-56 max-w-full" />
      {bars ? (
        <div className="mt-5 flex flex-col gap-3">
          {[92, 74, 60, 52, 41, 33, 28, 20].map((width) => (
            <div key={width} className="skeleton h-8" style={{ width: `${width}%` }} />
          ))}
        </div>
      ) : (
        <div className="skeleton mt-5 min-h-60 grow" />
      )}
    </div>
  );
}

/** A dashboard before its figures. */
export function DashboardSkeleton({ tiles, words }: { tiles: readonly TileShape[]; words: Words }) {
  const { states } = words.shared;
  return (
    <div role="status" aria-label={states.onItsWay}>
      <h1 className="sr-only">{states.loading}</h1>
      <div className="mb-6 flex flex-wrap items-end gap-4">
        <div>
          <div className="skeleton h-7 w-36" />
          <div className="skeleton mt-1 h-5 w-56" />
        </div>
        <div className="skeleton ms-auto h-9 w-72 max-w-full" />
      </div>
      <div className="tiles">
        {tiles.map((tile) => (
          <TileSkeleton key={tile.name} {...tile} />
        ))}
      </div>
    </div>
  );
}
