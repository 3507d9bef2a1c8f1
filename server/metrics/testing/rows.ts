import type { TestDatabase } from "#db/testing/test-database.ts";
import { uuidv7 } from "#server/ids.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

export type SpendingRow = {
  subject: string;
  day: string;
  currency: string;
  account: string;
  category: string;
  merchant: string;
  kind: string;
  pending: boolean;
  debit_minor: number;
  refund_minor: number;
  credit_minor: number;
  own_out_minor: number;
  own_in_minor: number;
  debits: number;
  refunds: number;
  credits: number;
  owns: number;
};

export type HourRow = {
  subject: string;
  device: string;
  /** UTC; its local day and hour follow from the zone. */
  hour: string;
  role: "home" | "part" | "nested" | "alone";
  energy_uj: string | null;
  covered_ms: number;
  on_ms: number;
  starts: number;
  peak_mw: number | null;
};

const nothing = {
  debit_minor: 0,
  refund_minor: 0,
  credit_minor: 0,
  own_out_minor: 0,
  own_in_minor: 0,
  debits: 0,
  refunds: 0,
  credits: 0,
  owns: 0,
};
const noHour = { covered_ms: 3_600_000, on_ms: 0, starts: 0, peak_mw: null };

/** A tenant whose rollups a test writes itself, so that what it asks is about serving alone. */
export async function tenantWithRows(db: TestDatabase, zone = "Europe/Berlin", slug = `t-${uuidv7().slice(-12)}`) {
  const sql = db.sql("pipeline");
  const { id: tenantId } = await createTenant(sql, { slug, name: slug, zone, currency: "EUR" }, "system:test");
  return {
    tenantId,
    async subject(subject: string, name: string | null = null, ownZone: string | null = null): Promise<void> {
      await sql`insert into fact.subject (tenant_id, subject, name, zone) values (${tenantId}, ${subject}, ${name}, ${ownZone})`;
    },
    /** Rows of the daily rollup; what is not named is a booked purchase of nothing in EUR. */
    async spending(rows: (Partial<SpendingRow> & { subject: string; day: string })[]): Promise<void> {
      const whole = rows.map((row) => ({
        tenant_id: tenantId,
        currency: "EUR",
        account: "",
        category: "groceries",
        merchant: "",
        kind: "purchase",
        pending: false,
        ...nothing,
        ...row,
      }));
      for (let i = 0; i < whole.length; i += 1_000)
        await sql`insert into rollup.spending_daily ${sql(whole.slice(i, i + 1_000))}`;
      const places = [...new Set(rows.map((row) => JSON.stringify([row.subject, `${row.day.slice(0, 7)}-01`])))].map((text) =>
        JSON.parse(text),
      );
      await pending("spending", places);
    },
    async device(device: {
      subject: string;
      device: string;
      role: HourRow["role"];
      parent?: string;
      kind?: string;
      room?: string;
      name?: string;
    }) {
      await sql`insert into fact.device ${sql({ tenant_id: tenantId, parent: null, kind: null, room: null, name: null, ...device })}`;
    },
    /** Rows of the hourly rollup; energy in µJ. What is not named is a whole covered hour. */
    async hours(
      rows: (Partial<HourRow> & Pick<HourRow, "subject" | "device" | "hour" | "role" | "energy_uj">)[],
      ofZone = zone,
    ): Promise<void> {
      for (let i = 0; i < rows.length; i += 5_000) {
        const chunk = rows.slice(i, i + 5_000).map((row) => ({ ...noHour, readings: 60, ...row }));
        await sql`
          insert into rollup.devices_hourly (tenant_id, subject, device, hour, day, hour_of_day, role, energy_uj, covered_ms, on_ms, starts, peak_mw, peak_at, readings)
          select ${tenantId}, subject, device, hour, (hour at time zone ${ofZone})::date, extract(hour from hour at time zone ${ofZone})::int, role,
            energy_uj, covered_ms, on_ms, starts, peak_mw, case when peak_mw is not null then hour + interval '7 minutes' end, readings
          from jsonb_to_recordset(${JSON.stringify(chunk)}::text::jsonb) as r (subject text, device text, hour timestamptz, role text,
            energy_uj bigint, covered_ms bigint, on_ms bigint, starts int, peak_mw bigint, readings int)`;
      }
      const days = await sql<{ subject: string; month: string }[]>`
        select distinct subject, date_trunc('month', day)::date as month from rollup.devices_hourly where tenant_id = ${tenantId}`;
      await pending(
        "devices",
        days.map((row) => [row.subject, row.month]),
      );
    },
  };

  async function pending(domain: "spending" | "devices", places: [string, string][]): Promise<void> {
    const marks = places.flatMap(([subject, month]) => [
      { tenant_id: tenantId, view: `${domain}_subject_month`, subject, month },
      { tenant_id: tenantId, view: `${domain}_tenant_month`, subject: "", month },
      ...(domain === "spending" ? [{ tenant_id: tenantId, view: "spending_tenant_merchant", subject: "", month }] : []),
    ]);
    for (let i = 0; i < marks.length; i += 1_000) await sql`insert into ops.mat_pending ${sql(marks.slice(i, i + 1_000))}`;
  }
}

export type RowsTenant = Awaited<ReturnType<typeof tenantWithRows>>;

/** Refreshes all materialised views; months before `closedThrough` are then closed ones. */
export async function refreshAll(db: TestDatabase, closedThrough: string | null = null): Promise<void> {
  await db.login().begin(async (tx) => {
    await tx`set local role inlay_refresher`;
    await tx`update ops.mat_state set closed_through = ${closedThrough}, refreshed_at = clock_timestamp()`;
    if (closedThrough) await tx`delete from ops.mat_pending where view like '%_tenant_%' or month < ${closedThrough}::date`;
    for (const view of [
      "spending_tenant_month",
      "spending_tenant_merchant",
      "spending_subject_month",
      "devices_tenant_month",
      "devices_subject_month",
    ]) {
      await tx.unsafe(`refresh materialized view mat.${view}`);
    }
  });
}
