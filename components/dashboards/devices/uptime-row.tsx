import Link from "next/link";
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
  const at = (instant: string) => words.instantName(instant, zone, { seconds: false });
  const told = (name: string, share: number | null) =>
    share === null ? uptime.notExpected(name) : uptime.reported(name, words.percent(share));
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
      <span aria-hidden="true" dir="ltr" className="mt-1 flex h-2 gap-px overflow-hidden rounded-full">
        {device.covered.map((share, index) => (
          <span
            key={names[index]}
            title={told(names[index]!, share)}
            className={`grow ${share === null ? "bg-sunken" : "bg-bad-tint"}`}
          >
            {share !== null && (
              <span className="block h-full bg-series-3" style={{ opacity: share <= 0 ? 0 : 0.25 + 0.75 * share }} />
            )}
          </span>
        ))}
      </span>
      {device.gaps && longest && (
        <span className="block text-note text-muted">{uptime.gaps(device.gaps.count, at(longest.from), at(longest.to))}</span>
      )}
    </>
  );
}
