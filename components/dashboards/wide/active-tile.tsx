import Link from "next/link";
import { asOfSentence } from "#components/dashboards/as-of.ts";
import type { SideBySide } from "#components/dashboards/wide/side-by-side.ts";
import { thanName } from "#components/dashboards/words.ts";
import { changeOf } from "#components/format/change.ts";
import { MoreLink } from "#components/tiles/more-link.tsx";
import { Tile } from "#components/tiles/tile.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { Wide } from "#server/dashboards/wide-view.ts";

/** Of those who came and went. */
const NAMED = 4;

export function ActiveTile({ sides }: { sides: SideBySide }) {
  const words = useWords();
  const { wide, head } = sides;
  const says = words.wide.active;
  const than = thanName(words, head);
  return (
    <Tile
      id="active"
      title={says.title}
      question={says.question}
      figure={{
        short: words.count(wide.active),
        exact: words.wide.customers(wide.active),
        label: says.ofKnown(wide.known),
      }}
      change={{ change: changeOf(words, wide.active, wide.comparedActive, than), better: "more" }}
      definition={says.definition(than)}
      asOf={asOfSentence(words, head)}
      table={null}
      span={4}
      footer={<MoreLink href="/customers">{words.shared.customers.all}</MoreLink>}
    >
      <div className="flex flex-col gap-4">
        <Turnover name={says.new} turnover={wide.arrived} sides={sides} none={says.nobodyNew} />
        <Turnover name={says.gone} turnover={wide.left} sides={sides} none={says.nobodyGone} />
      </div>
    </Tile>
  );
}

function Turnover({ name, turnover, sides, none }: { name: string; turnover: Wide["left"]; sides: SideBySide; none: string }) {
  const { count, exact, short, wide } = useWords();
  const { unit, href } = sides;
  const left = turnover.subjects - Math.min(NAMED, turnover.top.length);
  return (
    <div>
      <h3 className="flex items-baseline gap-2 text-note text-muted">
        {name}
        <span className="ms-auto tabular">{count(turnover.subjects)}</span>
      </h3>
      {turnover.subjects === 0 && <p className="py-1 text-muted">{none}</p>}
      <ul className="-mx-2">
        {turnover.top.slice(0, NAMED).map((row) => {
          const value = row.value ?? row.compared ?? 0;
          return (
            <li key={row.subject}>
              <Link
                href={href(row.subject)}
                prefetch={false}
                className="flex items-baseline gap-2 rounded-box px-2 py-1 transition-colors duration-150 hover:bg-sunken"
              >
                <span dir="auto" className="min-w-0 grow truncate" title={row.name}>
                  {row.name}
                </span>
                <span className="shrink-0 tabular" title={exact(value, unit)}>
                  {short(value, unit)}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {left > 0 && turnover.top.length > 0 && <p className="text-note text-muted">{wide.active.others(left)}</p>}
    </div>
  );
}
