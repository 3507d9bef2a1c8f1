import type { TestDatabase } from "#db/testing/test-database.ts";
import type { Locks } from "#server/embed/rights-input.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

/** Tables of figures and facts, in the order they can be emptied. */
const TABLES = [
  "rollup.spending_daily",
  "rollup.devices_hourly",
  "fact.transaction",
  "fact.reading",
  "fact.account",
  "fact.device",
  "fact.tariff",
  "fact.subject",
];

/** A tenant that is made anew of what another one's rows are within locks: another world, in which nothing else ever was. */
export async function emptyTwin(db: TestDatabase): Promise<{ id: string; become(of: string, locks: Locks): Promise<void> }> {
  const sql = db.login();
  const settings = { slug: "twin", name: "Twin", zone: "Europe/Berlin", currency: "EUR" };
  const { id } = await createTenant(db.sql("pipeline"), settings, "system:test");
  const columns = new Map<string, string>();
  for (const table of TABLES) {
    const found = await sql<{ name: string }[]>`
      select quote_ident(attname) as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attname <> 'tenant_id'`;
    columns.set(table, found.map(({ name }) => name).join(", "));
  }

  async function become(of: string, locks: Locks): Promise<void> {
    await sql.begin(async (tx) => {
      for (const table of TABLES) await tx`delete from ${tx(table)} where tenant_id = ${id}`;
      await tx`delete from ops.mat_pending where tenant_id = ${id}`;
      const keep = (dimension: keyof Locks, column: string) =>
        locks[dimension] === undefined
          ? tx`true`
          : tx`${tx(column)} = any(${[...locks[dimension]]}::text[]) and ${tx(column)} <> ''`;
      const spending = tx`${keep("category", "category")} and ${keep("account", "account")} and ${keep("merchant", "merchant")}`;
      const device = tx`${keep("device", "device")} and ${keep("room", "room")}`;
      const kept = tx`(subject, device) in (select subject, device from fact.device where tenant_id = ${id})`;
      const copy = (table: string, where: ReturnType<typeof keep>) =>
        tx`insert into ${tx(table)} (tenant_id, ${tx.unsafe(columns.get(table)!)})
          select ${id}::uuid, ${tx.unsafe(columns.get(table)!)} from ${tx(table)} where tenant_id = ${of} and ${where}`;
      await copy("rollup.spending_daily", spending);
      await copy("fact.transaction", spending);
      await copy("fact.device", device);
      await copy("rollup.devices_hourly", kept);
      await copy("fact.reading", kept);
      await copy("fact.tariff", tx`true`);
      await copy(
        "fact.account",
        tx`${keep("account", "account")} and account in (select account from rollup.spending_daily where tenant_id = ${id})`,
      );
      await copy("fact.subject", tx`true`);
      await rehang(tx as unknown as typeof sql, of);
      // Nothing of it is materialised.
      for (const [view, rollup] of [
        ["spending", "rollup.spending_daily"],
        ["devices", "rollup.devices_hourly"],
      ] as const)
        await tx`
          insert into ops.mat_pending (tenant_id, view, subject, month)
          select distinct ${id}::uuid, v.view, case when v.view like '%subject%' then r.subject else '' end, date_trunc('month', r.day)::date
          from ${tx(rollup)} r cross join unnest(${[`${view}_subject_month`, `${view}_tenant_month`, ...(view === "spending" ? ["spending_tenant_merchant"] : [])]}::text[]) v (view)
          where r.tenant_id = ${id}`;
    });
  }

  /** What is behind something that is not there is behind the next thing above. */
  async function rehang(tx: typeof sql, of: string): Promise<void> {
    const all = await tx<
      { subject: string; device: string; parent: string | null }[]
    >`select subject, device, parent from fact.device where tenant_id = ${of}`;
    const there = await tx<
      { subject: string; device: string }[]
    >`select subject, device from fact.device where tenant_id = ${id}`;
    const parents = new Map(all.map(({ subject, device, parent }) => [`${subject} ${device}`, parent]));
    const known = new Set(there.map(({ subject, device }) => `${subject} ${device}`));
    for (const { subject, device } of there) {
      let above = parents.get(`${subject} ${device}`) ?? null;
      while (above !== null && !known.has(`${subject} ${above}`)) above = parents.get(`${subject} ${above}`) ?? null;
      await tx`update fact.device set parent = ${above} where tenant_id = ${id} and subject = ${subject} and device = ${device}`;
    }
  }

  return { id, become };
}
