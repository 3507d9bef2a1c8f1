import { scale } from "#components/charts/csv-of.ts";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import type { Ranking } from "#components/dashboards/ranking.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { plural } from "#components/dashboards/words.ts";
import { exact, percent, short } from "#components/format/unit.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { RankingBars } from "#components/tiles/ranking-bars.tsx";
import { RankingTable } from "#components/tiles/ranking-table.tsx";
import { Tile } from "#components/tiles/tile.tsx";

export function TopTile({ sides }: { sides: SideBySide }) {
  const { wide, unit, done, head } = sides;
  const ranking = topRanking(sides);
  const share = shareOf(sides);
  const { name, of } = scale(unit);
  return (
    <Tile
      id="top-customers"
      title="Top customers"
      question={`Who ${done} the most?`}
      figure={
        share === null
          ? null
          : {
              short: percent(share),
              exact: percent(share),
              label: `of all is ${done} by ${wide.top.length} of ${plural(wide.active, "customer")}`,
            }
      }
      definition={`The customers who ${done} the most in this period, with the filters above: at most ten. The dark mark on a bar is the same customer in the period it is compared with.`}
      asOf={asOfSentence(head)}
      table={<RankingTable ranking={ranking} />}
      csv={{
        name: `top customers ${done}`,
        make: () => ({
          header: ["Customer", "Id", `Now (${name})`, `Before (${name})`],
          rows: wide.top.map((row) => [row.name, row.subject, of(row.value), of(row.compared)]),
        }),
      }}
      empty={wide.top.length === 0 ? `Nobody ${done} anything in this period.` : undefined}
      span={{ of12: 6 }}
      footer={<MoreLink href={`/customers?sort=-${done}`}>All customers</MoreLink>}
    >
      <RankingBars ranking={ranking} tone="bg-series-3" />
    </Tile>
  );
}

/** What the listed ones come to of all; null where a share means nothing. */
function shareOf({ wide }: SideBySide): number | null {
  // All of them have all of it: nothing that anybody needs to be told.
  if (wide.top.length >= wide.active) return null;
  const listed = wide.top.reduce((sum, row) => sum + (row.value ?? 0), 0);
  return wide.total > 0 && wide.distribution.below === 0 ? listed / wide.total : null;
}

function topRanking({ wide, unit, done, href }: SideBySide): Ranking {
  const [first] = wide.top;
  const shares = wide.total > 0 && wide.distribution.below === 0;
  return {
    title: "Top customers",
    summary: first ? `${first.name} ${done} the most: ${short(first.value ?? 0, unit)}.` : "",
    columns: ["Customer", `${done[0]!.toUpperCase()}${done.slice(1)}`, "Share"],
    rows: wide.top.map((row) => ({
      key: row.subject,
      name: row.name,
      value: row.value ?? 0,
      figure: short(row.value ?? 0, unit),
      exact: exact(row.value ?? 0, unit),
      beside: shares ? percent((row.value ?? 0) / wide.total) : null,
      compared: row.compared,
      comparedName: row.compared === null ? "nothing before" : `${short(row.compared, unit)} before`,
      href: href(row.subject),
    })),
    rest: null,
  };
}
