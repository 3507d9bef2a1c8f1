import type { Drawings } from "#components/charts/model.ts";
import { ActiveTile } from "#components/dashboards/wide/active-tile.tsx";
import { DistributionTile } from "#components/dashboards/wide/distribution-tile.tsx";
import { MoversTile } from "#components/dashboards/wide/movers-tile.tsx";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { TopTile } from "#components/dashboards/wide/top-tile.tsx";

/** A tenant's customers side by side. */
export function WideTiles({ sides, drawings }: { sides: SideBySide; drawings: Drawings }) {
  return (
    <>
      <DistributionTile sides={sides} drawings={drawings} />
      <ActiveTile sides={sides} />
      <TopTile sides={sides} />
      <MoversTile sides={sides} />
    </>
  );
}
