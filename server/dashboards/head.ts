import type { Tx } from "#db/client.ts";
import type { Domain } from "#server/metrics/sources.ts";
import { instant } from "./cells.ts";
import { monthsOf } from "./months-of.ts";
import type { DashboardHead } from "./view.ts";

export type Head = Pick<DashboardHead, "subject" | "zone" | "newest" | "oldest" | "asOf" | "waitingSince"> & {
  /** The local day that stands for now: that of the newest data, else today's. */
  now: string;
  /** The tenant's own currency. */
  currency: string;
};

type Settings = { zone: string; currency: string; today: string };
type Who = { name: string; zone: string; today: string };
type Bounds = { oldest: string | null; newest: string | null };
type Fresh = { as_of: Date; waiting_since: Date | null };

/** What stands above the tiles: whose, in which zone, how fresh, and from when to when there are data. */
export async function loadHead(tx: Tx, subject: string | null, domain: Domain): Promise<Head> {
  const [[fresh], [tenant], [who], [bounds]] = await Promise.all([
    // First: what is asked after it can only be fresher than it says.
    tx<Fresh[]>`select as_of, waiting_since from serve.freshness`,
    tx<Settings[]>`select zone, currency, (now() at time zone zone)::date as today from core.tenant`,
    tx<Who[]>`select name, zone, (now() at time zone zone)::date as today from serve.subjects where subject = ${subject}`,
    askBounds(tx, subject, domain),
  ]);
  if (!fresh || !tenant) throw new Error("the scope's tenant is not there");
  return {
    subject: subject === null ? null : { id: subject, name: who?.name ?? subject },
    zone: who?.zone ?? tenant.zone,
    oldest: bounds?.oldest ?? null,
    newest: bounds?.newest ?? null,
    asOf: instant(fresh.as_of),
    waitingSince: fresh.waiting_since === null ? null : instant(fresh.waiting_since),
    now: bounds?.newest ?? who?.today ?? tenant.today,
    currency: tenant.currency,
  };
}

/** The first and last local day with data. Where days are many, only those of the first and last month are read. */
function askBounds(tx: Tx, subject: string | null, domain: Domain) {
  const own = subject === null ? tx`` : tx`and subject = ${subject}`;
  if (domain === "devices") {
    const months = monthsOf(tx, domain, subject);
    return tx<Bounds[]>`
      select (select min(day) from serve.devices_hourly where day < (select min(month) + interval '1 month' from ${months} where true ${own})::date ${own}) as oldest,
        (select max(day) from serve.devices_hourly where day >= (select max(month) from ${months} where true ${own}) ${own}) as newest`;
  }
  if (subject !== null)
    return tx<Bounds[]>`select min(day) as oldest, max(day) as newest from serve.spending_daily where subject = ${subject}`;
  const months = monthsOf(tx, domain, null);
  return tx<Bounds[]>`
    select (select min(day) from serve.spending_daily where day < (select min(month) + interval '1 month' from ${months})::date) as oldest,
      (select max(day) from serve.spending_daily where day >= (select max(month) from ${months})) as newest`;
}
