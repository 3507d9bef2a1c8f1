import type { TestDatabase } from "#db/testing/test-database.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import type { EmbedRight, Locks } from "#server/embed/rights-input.ts";
import { newSessionSecret } from "#server/embed/secret-text.ts";
import { uuidv7 } from "#server/ids.ts";

export type FrameGrant = {
  /** Null: the tenant as a whole. */
  subject: string | null;
  dashboards?: DashboardName[];
  locks?: Locks;
  rights?: EmbedRight[];
};

export type Frame = { id: string; headers: Record<string, string> };

/** A frame of a tenant that runs, as if its token had been redeemed and its ticket opened. Without more: all dashboards and rights, no locks. */
export async function openFrame(
  db: TestDatabase,
  tenantId: string,
  kid: string,
  { subject, dashboards = ["spending", "devices"], locks = {}, rights = ["events", "export", "save", "query"] }: FrameGrant,
): Promise<Frame> {
  const id = uuidv7();
  const { text, hash } = newSessionSecret();
  await db.login()`
    insert into core.embed_session (tenant_id, id, secret_hash, subject, whole, dashboards, locks, rights, theme, kid, expires_at)
    values (${tenantId}, ${id}, ${hash}, ${subject}, ${subject === null}, ${dashboards}, ${JSON.stringify(locks)}::text::jsonb, ${rights},
      '{}', ${kid}, clock_timestamp() + interval '10 minutes')`;
  return { id, headers: { authorization: `Bearer ${text}` } };
}
