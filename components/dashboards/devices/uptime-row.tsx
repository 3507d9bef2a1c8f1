"use client";
import Link from "next/link";
import { type PointerEvent, useState } from "react";
import { precise } from "#components/dashboards/devices/precise.ts";
import { Badge } from "#components/ui/badge.tsx";
import { useWords } from "#components/words/use-words.tsx";
import type { DevicesView } from "#server/dashboards/devices-view.ts";

type Device = DevicesView["uptime"]["devices"][number];
type Props = {
  device: Device;
  names: string[];
  zone: string;
  href?: string;
  /** Whose it is, where devices of several customers stand together: each home has a "Main meter". */
  owner?: string;
};

/** A device, how much of the time it reported, and when it did not: a strip over the period. */
export function UptimeRow({ href, ...content }: Props) {
  const row = <Content {...content} />;
  return (
    <li>
      {href ? (
        <Link
          href={href}
          prefetch={false}
          className="block rounded-box px-2 py-1.5 transition-colors duration-150 hover:bg-sunken"
        >
          {row}
        </Link>
      ) : (
        <div className="px-2 py-1.5">{row}</div>
      )}
    </li>
  );
}

function Content({ device, names, zone, owner }: Omit<Props, "href">) {
  const words = useWords();
  const { uptime } = words.devices;
  const longest = device.gaps?.longest[0];
  const at = (instant: string) => words.instantName(instant, words.timestampZone(zone), { seconds: false });
  const told = (name: string, share: number | null) =>
    share === null ? uptime.notExpected(name) : uptime.reported(name, words.percent(share));
  // Said of the cell that is pointed at: said of each, it would be a tenth of the whole page.
  const [here, setHere] = useState<string>();
  const point = ({ currentTarget, clientX }: PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const index = Math.floor(((clientX - left) / width) * device.covered.length);
    const name = names[index];
    setHere(name && told(name, device.covered[index] ?? null));
  };
  return (
    <>
      <span className="flex items-baseline gap-2">
        <span dir="auto" className="min-w-0 truncate" title={device.name}>
          {device.name}
        </span>
        {owner && (
          <span dir="auto" className="min-w-0 truncate text-note text-muted" title={owner}>
            {owner}
          </span>
        )}
        {device.silent && <Badge tone="bad">{uptime.silent}</Badge>}
        <span className="ms-auto shrink-0 tabular">{device.uptime === null ? "–" : precise(words, device.uptime)}</span>
      </span>
      <span
        aria-hidden="true"
        dir="ltr"
        title={here}
        onPointerMove={point}
        className="mt-1 flex h-2 gap-px overflow-hidden rounded-full"
      >
        {device.covered.map((share, index) => (
          <Cell key={names[index]} share={share} />
        ))}
      </span>
      {device.gaps && longest && (
        <span className="block text-note text-muted">{uptime.gaps(device.gaps.count, at(longest.from), at(longest.to))}</span>
      )}
    </>
  );
}

/** A stretch of the strip: the fuller the more was reported, empty where nothing was expected. */
function Cell({ share }: { share: number | null }) {
  if (share === null) return <span className="grow bg-sunken" />;
  if (share === 1) return <span className="grow bg-series-3" />;
  return (
    <span className="grow bg-bad-tint">
      <span className="block h-full bg-series-3" style={{ opacity: share <= 0 ? 0 : Math.round(25 + 75 * share) / 100 }} />
    </span>
  );
}
