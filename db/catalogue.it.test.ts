import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LAWS } from "#db/catalogue.ts";
import type { Sql } from "#db/client.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";

let db: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  db = await testDatabase();
  sql = db.login();
  // With months, so that partitions are looked at too.
  await db.sql("pipeline")`select ops.ensure_month('2026-01-01')`;
});
afterAll(() => db.drop());

describe("the database keeps", () => {
  for (const law of LAWS) test(law.name, async () => expect(await law.broken(sql)).toEqual([]));
});

/** What somebody may do by mistake, and the law that must notice. Done in a transaction that is rolled back. */
const MISTAKES: { law: number; mistake: string; statement: string; noticed: string }[] = [
  {
    law: 0,
    mistake: "a new tenant table without policies",
    statement: "create table core.note (tenant_id uuid primary key)",
    noticed: "core.note",
  },
  {
    law: 0,
    mistake: "security no longer forced",
    statement: "alter table fact.transaction no force row level security",
    noticed: "fact.transaction",
  },
  {
    law: 1,
    mistake: "a dropped policy",
    statement: "drop policy app on rollup.spending_daily",
    noticed: "rollup.spending_daily for inlay_app",
  },
  {
    law: 1,
    mistake: "a policy that lets all through",
    statement: "create policy wide on core.api_key to inlay_app using (true)",
    noticed: "core.api_key for inlay_app",
  },
  {
    law: 1,
    mistake: "a policy without the subject",
    statement:
      "drop policy app on fact.reading; create policy app on fact.reading to inlay_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)",
    noticed: "fact.reading for inlay_app",
  },
  {
    law: 1,
    mistake: "a viewer's choices without the subject",
    statement:
      "drop policy app on core.subject_choice; create policy app on core.subject_choice to inlay_app using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid) with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)",
    noticed: "core.subject_choice for inlay_app",
  },
  {
    law: 1,
    mistake: "a view that would be built empty",
    statement: "drop policy whole on fact.device",
    noticed: "fact.device for the pipeline",
  },
  {
    law: 2,
    mistake: "app reads a materialised view",
    statement: "grant select on mat.spending_tenant_month to inlay_app",
    noticed: "mat.spending_tenant_month",
  },
  {
    law: 2,
    mistake: "app reads one column of raw",
    statement: "grant select (id) on raw.batch to inlay_app",
    noticed: "raw.batch",
  },
  {
    law: 2,
    mistake: "app reads a partition",
    statement: "grant select on raw.event_y2026m01 to inlay_app",
    noticed: "raw.event_y2026m01",
  },
  {
    law: 2,
    mistake: "everyone reads rollups",
    statement: "grant select on rollup.devices_hourly to public",
    noticed: "rollup.devices_hourly",
  },
  {
    law: 3,
    mistake: "a serve view without the subject",
    statement:
      "create view serve.leak with (security_barrier) as select * from raw.event e where e.tenant_id = scope.tenant(); alter view serve.leak owner to inlay_refresher",
    noticed: "serve.leak",
  },
  {
    law: 3,
    mistake: "a union with one unfenced branch",
    statement:
      "create view serve.leak with (security_barrier) as select subject from fact.subject where tenant_id = scope.tenant() and scope.allows(subject) union all select subject from fact.subject; alter view serve.leak owner to inlay_refresher",
    noticed: "serve.leak",
  },
  {
    law: 3,
    mistake: "a scope that is asked whether it is whole, and not whose it is else",
    statement:
      "create view serve.leak with (security_barrier) as select s.subject from fact.subject s where s.tenant_id = scope.tenant() and ((select scope.whole()) or s.subject > (select scope.subject())); alter view serve.leak owner to inlay_refresher",
    noticed: "serve.leak",
  },
  { law: 3, mistake: "no barrier", statement: "alter view serve.subjects reset (security_barrier)", noticed: "serve.subjects" },
  {
    law: 4,
    mistake: "a serve view that forgets the limits",
    statement:
      "create view serve.leak with (security_barrier) as select m.subject, m.month, m.debit_minor from mat.spending_subject_month m where m.tenant_id = scope.tenant() and scope.allows(m.subject); alter view serve.leak owner to inlay_refresher",
    noticed: "serve.leak",
  },
  {
    law: 4,
    mistake: "a serve view with a merchant that forgets its lock",
    statement:
      "create view serve.leak with (security_barrier) as select m.subject, nullif(m.merchant, '') as merchant from mat.spending_subject_month m where m.tenant_id = scope.tenant() and scope.allows(m.subject) and (select scope.opens('spending')) and coalesce((select scope.lock('category')) ? m.category, true) and coalesce((select scope.lock('account')) ? m.account, true); alter view serve.leak owner to inlay_refresher",
    noticed: "serve.leak",
  },
  {
    law: 4,
    mistake: "a sum over rooms that are locked",
    statement:
      "create view serve.leak with (security_barrier) as select m.month, m.energy_uj from mat.devices_tenant_month m where m.tenant_id = scope.tenant() and scope.whole() and (select scope.opens('devices')); alter view serve.leak owner to inlay_refresher",
    noticed: "serve.leak",
  },
  {
    law: 4,
    mistake: "a union with one branch without limits",
    statement:
      "create view serve.leak with (security_barrier) as select b.id from raw.batch b where b.tenant_id = scope.tenant() and scope.whole() and (select scope.unlimited()) union all select b.id from raw.batch b where b.tenant_id = scope.tenant() and scope.whole(); alter view serve.leak owner to inlay_refresher",
    noticed: "serve.leak",
  },
  { law: 5, mistake: "a role that passes by", statement: "alter role inlay_app bypassrls", noticed: "inlay_app" },
  {
    law: 6,
    mistake: "app becomes pipeline",
    statement: "grant inlay_pipeline to inlay_app",
    noticed: "inlay_app in inlay_pipeline",
  },
  {
    law: 7,
    mistake: "a definer function with the caller's search_path",
    statement:
      "create function core.trick() returns int language sql security definer as 'select 1'; revoke all on function core.trick() from public",
    noticed: "core.trick()",
  },
  {
    law: 7,
    mistake: "a look-up for everyone",
    statement: "grant execute on function lookup.api_key(text) to public",
    noticed: "lookup.api_key(text)",
  },
  {
    law: 8,
    mistake: "a key that does not lead with the tenant",
    statement: "create table core.note (id uuid, tenant_id uuid, primary key (id, tenant_id))",
    noticed: "core.note",
  },
  {
    law: 9,
    mistake: "app reads whose account elsewhere opens what",
    statement: "grant select on core.user_identity to inlay_app",
    noticed: "core.user_identity",
  },
  {
    law: 9,
    mistake: "app reads the links in mails",
    statement: "grant select on core.mail_outbox to inlay_app",
    noticed: "core.mail_outbox.words",
  },
];

describe("the laws notice", () => {
  for (const { law, mistake, statement, noticed } of MISTAKES) {
    test(mistake, async () => {
      const broken: string[] = [];
      const undo = new Error("undo");
      await sql
        .begin(async (tx) => {
          await tx.unsafe(statement);
          broken.push(...(await LAWS[law]!.broken(tx as unknown as Sql)));
          throw undo;
        })
        .catch((error: unknown) => expect(error).toBe(undo));
      expect(broken).toContain(noticed);
    });
  }
  test("and every law has a mistake that it notices", () => {
    expect([...new Set(MISTAKES.map((one) => one.law))].sort()).toEqual(LAWS.map((_, at) => at));
  });
});
