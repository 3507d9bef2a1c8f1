import type { TestDatabase } from "#db/testing/test-database.ts";
import type { CloudEvent } from "#server/events/envelope.ts";
import { transactionEvent } from "#server/events/spending.ts";
import { uuidv7 } from "#server/ids.ts";

/** A tenant of a test's own, in Berlin, with the window that tenants have by default. */
export async function newTenant(
  db: TestDatabase,
  settings: { eventsPerMinute?: number; backlogLimit?: number; status?: string } = {},
): Promise<string> {
  const id = uuidv7();
  await db.login()`
    insert into core.tenant (id, slug, name, zone, currency, events_per_minute, backlog_limit, status)
    values (${id}, ${`t-${id}`}, 'Test', 'Europe/Berlin', 'EUR', ${settings.eventsPerMinute ?? 3_000_000}, ${settings.backlogLimit ?? 2_000_000}, ${settings.status ?? "active"})`;
  return id;
}

const JUST_NOW = new Date(Date.now() - 60_000).toISOString();

/** A valid transaction of a moment ago; the same content each time it is asked for. */
export function payment(id: string, more: { amountMinor?: number; time?: string } = {}): CloudEvent {
  const { amountMinor = 4_290, time = JUST_NOW } = more;
  return {
    specversion: "1.0",
    id,
    source: "/test",
    type: transactionEvent.type,
    subject: "customer-1",
    time,
    data: { transactionId: `t-${id}`, direction: "debit", amountMinor, currency: "EUR", description: 'Zoë’s €5 \\ "quoted"' },
  };
}

export const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
export const items = (...values: unknown[]) => values.map((value) => ({ raw: bytes(value) }));
