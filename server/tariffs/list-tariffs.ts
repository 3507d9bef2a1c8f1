import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { page, readCursor, StoredText } from "#server/dashboards/cursor.ts";
import { isoInstant } from "#server/instant.ts";
import { Plan } from "#server/tariffs/plan-input.ts";
import { labelledPrices } from "#server/tariffs/price-labels.ts";

export const TariffQuery = z.object({
  /** Part of the tariff's name, or of a home's id or name, in any case. */
  search: z.string().max(200).default(""),
  /** Only this one. */
  id: z.string().min(1).max(256).nullable().default(null),
  /** `next` of the page before. */
  cursor: z.string().max(2_000).nullable().default(null),
  limit: z.int().min(1).max(200).default(100),
});

const Row = z.object({
  id: z.string(),
  /** Entered in the console, or sent as an event: then it is changed by another event. */
  origin: z.enum(["console", "event"]),
  /** Null for all homes without one of their own. */
  subject: z.object({ id: z.string(), name: z.string() }).nullable(),
  name: z.string(),
  currency: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  /** Until when it really is in force: its own end, or the day on which the next one begins. */
  until: z.iso.date().nullable(),
  /** Today, in the home's zone. replaced: another one begins on the same day, and counts. */
  state: z.enum(["in_force", "upcoming", "ended", "replaced"]),
  plan: Plan,
  prices: z.array(z.object({ label: z.string(), perKwhMicros: z.number().int() })),
  /** Null for those sent as an event. */
  changedAt: z.iso.datetime().nullable(),
});

export const TariffPage = z.object({ tariffs: z.array(Row), next: z.string().nullable() });

type Found = Omit<z.infer<typeof Row>, "subject" | "prices" | "changedAt"> & {
  subject: string;
  subject_name: string;
  changed_at: Date | null;
};

const Place = z.tuple([StoredText, z.iso.date(), StoredText, StoredText]);

/** The tariffs of a scope: first those for all homes, then by home and the day they begin. */
export async function listTariffs(tx: Tx, query: z.output<typeof TariffQuery>): Promise<z.infer<typeof TariffPage>> {
  const after = query.cursor === null ? null : readCursor(Place, query.cursor);
  const part = query.search.toLowerCase();
  const found = await tx<Found[]>`
    select t.id, t.origin, t.subject, coalesce(s.name, t.subject) as subject_name, t.name, t.currency, t.plan, t.changed_at,
      t.valid_from as "validFrom", t.valid_to as "validTo", t.in_force_to as until,
      case when t.in_force_to <= t.valid_from then 'replaced' when today.day < t.valid_from then 'upcoming'
        when t.in_force_to <= today.day then 'ended' else 'in_force' end as state
    from serve.tariffs t join core.tenant n on n.id = t.tenant_id
    left join serve.subjects s on s.subject = t.subject
    cross join lateral (select (now() at time zone coalesce(s.zone, n.zone))::date as day) today
    where (position(${part} in lower(t.name)) > 0 or position(${part} in lower(t.subject)) > 0 or position(${part} in lower(s.name)) > 0)
      and (${query.id}::text is null or t.id = ${query.id}::text)
      ${after === null ? tx`` : tx`and (t.subject collate "C", t.valid_from, t.origin, t.id collate "C") > (${after[0]}, ${after[1]}::date, ${after[2]}, ${after[3]})`}
    order by t.subject collate "C", t.valid_from, t.origin, t.id collate "C" limit ${query.limit + 1}`;
  const { rows, next } = page(found, query.limit, (row) => [row.subject, row.validFrom, row.origin, row.id]);
  return {
    tariffs: rows.map(({ subject, subject_name, changed_at, ...row }) => ({
      ...row,
      subject: subject === "" ? null : { id: subject, name: subject_name },
      prices: labelledPrices(row.plan),
      changedAt: changed_at && isoInstant(changed_at),
    })),
    next,
  };
}
