import type { TariffRow } from "#components/console/outputs.ts";
import { homeName, KINDS, priceName, priceRange } from "#components/console/tariffs/words.ts";
import { dayName } from "#components/format/days.ts";
import { Badge } from "#components/ui/badge.tsx";
import type { Column } from "#components/ui/grid/column.ts";
import { When } from "#components/ui/when.tsx";

const STATES = {
  in_force: { name: "In force", tone: "good" },
  upcoming: { name: "Upcoming", tone: "warn" },
  ended: { name: "Ended", tone: "plain" },
  replaced: { name: "Replaced", tone: "plain" },
} as const;

/** What is known about a tariff, in columns. */
export function tariffColumns(zone: string): Column<TariffRow>[] {
  return [
    {
      id: "name",
      name: "Tariff",
      value: (tariff) => tariff.name,
      cell: (tariff) => (
        <div className="min-w-32">
          <p className="wrap-anywhere">{tariff.name}</p>
          <p className="text-note text-muted">{KINDS[tariff.plan.kind]}</p>
          <p className="text-note text-muted wrap-anywhere md:hidden">{homeName(tariff)}</p>
        </div>
      ),
    },
    {
      id: "home",
      name: "Home",
      wide: true,
      value: homeName,
      cell: (tariff) => <p className="min-w-28 wrap-anywhere">{homeName(tariff)}</p>,
    },
    {
      id: "price",
      name: "Per kWh",
      wide: true,
      value: (tariff) => tariff.prices.map(({ label, perKwhMicros }) => `${label}: ${priceName(perKwhMicros)}`).join("; "),
      cell: (tariff) => (
        <div className="min-w-40">
          <p className="tabular">{priceRange(tariff)}</p>
          {tariff.prices.length > 1 && (
            <p className="line-clamp-2 text-note text-muted wrap-anywhere">
              {tariff.prices.map(({ label }) => label).join(" · ")}
            </p>
          )}
        </div>
      ),
    },
    {
      id: "from",
      name: "From",
      value: (tariff) => tariff.validFrom,
      cell: (tariff) => <span className="whitespace-nowrap">{dayName(tariff.validFrom)}</span>,
    },
    {
      id: "until",
      name: "Until",
      wide: true,
      value: (tariff) => tariff.until,
      cell: (tariff) =>
        tariff.until === null ? (
          <span className="text-muted">Open</span>
        ) : (
          <span className="whitespace-nowrap">{dayName(tariff.until)}</span>
        ),
    },
    {
      id: "state",
      name: "State",
      value: (tariff) => STATES[tariff.state].name,
      cell: (tariff) => <Badge tone={STATES[tariff.state].tone}>{STATES[tariff.state].name}</Badge>,
    },
    {
      id: "origin",
      name: "Came by",
      wide: true,
      value: (tariff) => (tariff.origin === "event" ? "Event" : "Console"),
      cell: (tariff) => <span className="text-muted">{tariff.origin === "event" ? "Event" : "Console"}</span>,
    },
    {
      id: "changed",
      name: "Changed",
      default: "hidden",
      value: (tariff) => tariff.changedAt,
      cell: (tariff) =>
        tariff.changedAt === null ? <span className="text-muted">By event</span> : <When at={tariff.changedAt} zone={zone} />,
    },
  ];
}
