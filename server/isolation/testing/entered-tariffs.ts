import type { TestDatabase } from "#db/testing/test-database.ts";
import { uuidv7 } from "#server/ids.ts";

/** Tariffs entered for a home, one in force and one removed, by names of the caller's; their ids. */
export async function enterTariffs(
  db: TestDatabase,
  tenantId: string,
  subject: string,
  names: { kept: string; removed: string },
): Promise<{ kept: string; removed: string }> {
  const sql = db.sql("pipeline");
  const plan = JSON.stringify({ kind: "flat", perKwhMicros: 123_456 });
  const enter = async (name: string, removedAt: string | null) => {
    const id = uuidv7();
    await sql`
      insert into core.tariff (tenant_id, id, subject, name, currency, valid_from, plan, changed_by, removed_at)
      values (${tenantId}, ${id}, ${subject}, ${name}, 'EUR', '2025-06-01', ${plan}::text::jsonb, 'test', ${removedAt}::timestamptz)`;
    return id;
  };
  return { kept: await enter(names.kept, null), removed: await enter(names.removed, "2026-01-01T00:00:00Z") };
}
