import type { TestDatabase } from "#db/testing/test-database.ts";
import { collect } from "#pipelines/collect/collect.ts";
import { MAT_VIEWS, refreshView } from "#pipelines/process/refresh-views.ts";
import { processAll } from "#pipelines/process/work-tenant.ts";
import type { Role } from "#server/auth/permissions.ts";
import { uuidv7 } from "#server/ids.ts";
import { createInvitation } from "#server/invitations/create-invitation.ts";
import { canary, type Owner } from "#server/isolation/testing/canary.ts";
import { embedAs } from "#server/isolation/testing/embedded.ts";
import { enterTariffs } from "#server/isolation/testing/entered-tariffs.ts";
import { eventsOf, lateEventsOf } from "#server/isolation/testing/stories.ts";
import { createKey } from "#server/keys/create-key.ts";
import { KEY_SCOPES, type KeyScope } from "#server/keys/scopes.ts";
import { applyRules } from "#server/rules/apply-rules.ts";
import { loadRules } from "#server/rules/load-rules.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";

export type Subject = { owner: Owner; id: string };
export type Person = { id: string; email: string };

export type TenantWorld = {
  letter: "a" | "b";
  id: string;
  slug: string;
  /** Two subjects of its own, and one whose id the other tenant has as well. */
  subjects: { 1: Subject; 2: Subject; same: Subject };
  people: Record<"admin" | "analyst" | "viewer" | "spare" | "disabled", Person> & { customers: { 1: Person; same: Person } };
  keys: Record<"full" | "spare" | "revoked" | "none", { id: string; prefix: string; key: string }>;
  /** Two invitations of it, by id. */
  invitations: { open: string; spare: string };
  /** An identity provider that its first customer also comes in by. */
  issuer: string;
  /** Entered for its first subject, by id. */
  tariffs: { kept: string; removed: string };
  /** A key that signs its tokens and one that may be revoked, and two sessions of frames. */
  embed: { kid: string; spareKid: string; session: string; spareSession: string };
  /** A batch of it, and rows that name things by id. */
  batch: string;
  /** One that was given up. */
  failedBatch: string;
  quarantineId: string;
  quarantineJobId: string;
  runId: string;
  auditId: string;
  /** Its run over the past, which nobody follows here. */
  ruleRunId: string;
};

export type World = { a: TenantWorld; b: TenantWorld; operator: Person };

/**
 * Two tenants that know as much as each other, each with a text of its own in every place where one can be stored:
 * written by the doors that customers use, processed, rolled up and refreshed.
 */
export async function makeWorld(db: TestDatabase): Promise<World> {
  const a = await makeTenantWorld(db, "a");
  const b = await makeTenantWorld(db, "b");
  await processAll(db.sql("pipeline"));
  for (const view of MAT_VIEWS) await refreshView(db.sql("pipeline"), view);
  // What comes after a refresh lies beside it, in the rollups: the serve views read both.
  for (const { id, subjects } of [a, b]) {
    for (const subject of Object.values(subjects)) await send(db, id, lateEventsOf(subject), canary(subject.owner, "origin"));
  }
  await processAll(db.sql("pipeline"));
  for (const tenant of [a, b]) {
    const [refused] = await db.login()`
      select q.id, q.batch_id from raw.quarantine q where q.tenant_id = ${tenant.id} and q.stage = 'process' limit 1`;
    const [job] = await db.login()`
      insert into core.quarantine_job (tenant_id, id, kind, filter, note, actor, state, expected)
      values (${tenant.id}, gen_random_uuid(), 'discard', '{}', ${canary(tenant.letter, "jobnote")}, 'test', 'done', 0) returning id`;
    await db.login()`
      insert into raw.quarantine_step (tenant_id, quarantine_id, actor, job_id, outcome, note)
      values (${tenant.id}, ${refused!.id}, 'test', ${job!.id}, 'discarded', ${canary(tenant.letter, "stepnote")})`;
    const [failed] = await db.login()`
      insert into raw.batch (tenant_id, id, transport, origin, state, attempts)
      values (${tenant.id}, gen_random_uuid(), 'file', ${canary(tenant.letter, "failed")}, 'failed', 8) returning id`;
    const [run] = await db.login()`
      insert into ops.run (tenant_id, id, kind, target, started_at, ms, state, error)
      values (${tenant.id}, gen_random_uuid(), 'import', ${canary(tenant.letter, "file")}, now(), 1, 'failed', 'none') returning id`;
    const [entry] = await db.login()`select id from core.audit where tenant_id = ${tenant.id} limit 1`;
    Object.assign(tenant, {
      batch: refused!.batch_id,
      failedBatch: failed!.id,
      quarantineId: refused!.id,
      quarantineJobId: job!.id,
      runId: run!.id,
      auditId: entry!.id,
    });
    // A failed attempt leaves the words of the database behind, which may hold anything.
    await db.login()`update raw.batch set error = ${canary(tenant.letter, "error")} where tenant_id = ${tenant.id}`;
  }
  await setRules(db, a);
  await setRules(db, b);
  // B has one version more.
  await setRules(db, b);
  const operator = await makePerson(db, null, "operator", "operator");
  return { a, b, operator };
}

async function makeTenantWorld(db: TestDatabase, letter: "a" | "b"): Promise<TenantWorld> {
  const sql = db.sql("pipeline");
  const own = (place: string) => canary(letter, place);
  const input = { slug: own("slug"), name: own("name"), zone: "Europe/Berlin", currency: "EUR" };
  const { id, slug } = await createTenant(sql, input, `user:${own("creator")}`);
  const subjects = {
    1: { owner: `${letter}1`, id: canary(`${letter}1`, "id") },
    2: { owner: `${letter}2`, id: canary(`${letter}2`, "id") },
    same: { owner: `${letter}s`, id: "the-same-in-both" },
  } as const;
  for (const subject of Object.values(subjects)) await send(db, id, eventsOf(subject), canary(subject.owner, "origin"));

  for (const subject of Object.values(subjects)) await choose(db, id, subject);

  const person = (role: Role, place: string) => makePerson(db, id, role, own(place));
  const customer = (subject: Subject) => makePerson(db, id, "customer", canary(subject.owner, "login"), subject.id);
  const disabled = await person("admin", "disabled");
  await sql`update core.user_account set status = 'disabled' where id = ${disabled.id}`;
  const key = async (place: string, scopes: KeyScope[]) =>
    createKey(sql, id, { name: own(place), scopes }, `user:${own("creator")}`);
  const invite = async (place: string) =>
    (await createInvitation(sql, id, { email: `${own(place)}@example.org`, role: "viewer" }, `user:${own("creator")}`)).id;
  const customers = { 1: await customer(subjects[1]), same: await customer(subjects.same) };
  await db.login()`insert into core.user_identity (issuer, sub, user_id, email)
    values (${`https://${canary(subjects[1].owner, "issuer")}.example`}, 'sub', ${customers[1].id}, ${customers[1].email})`;
  const [revoked, none] = [await key("revokedkey", ["query:read"]), await key("nonekey", ["query:read"])];
  await sql`update core.api_key set revoked_at = now() where tenant_id = ${id} and id = ${revoked.id}`;
  await sql`update core.api_key set scopes = '{}' where tenant_id = ${id} and id = ${none.id}`;
  return {
    letter,
    id,
    slug,
    subjects,
    tariffs: await enterTariffs(db, id, subjects[1].id, {
      kept: canary(subjects[1].owner, "enteredtariff"),
      removed: canary(subjects[1].owner, "removedtariff"),
    }),
    people: {
      admin: await person("admin", "admin"),
      analyst: await person("analyst", "analyst"),
      viewer: await person("viewer", "viewer"),
      spare: await person("viewer", "spare"),
      disabled,
      customers,
    },
    keys: {
      full: await key("fullkey", Object.keys(KEY_SCOPES) as KeyScope[]),
      spare: await key("sparekey", ["query:read"]),
      revoked,
      none,
    },
    embed: await embedAs(db, id, letter),
    invitations: { open: await invite("invited"), spare: await invite("spareinvited") },
    issuer: `https://${canary(subjects[1].owner, "issuer")}.example`,
    ...{ batch: "", failedBatch: "", quarantineId: "", quarantineJobId: "", runId: "", auditId: "", ruleRunId: "" },
  };
}

/** What the subject's viewer chose: by the same keys in both tenants and of all subjects. */
async function choose(db: TestDatabase, tenantId: string, { owner, id }: Subject): Promise<void> {
  await db.login()`
    insert into core.subject_choice (tenant_id, subject, kind, key, choice, set_by)
    select ${tenantId}, ${id}, kind, key, choice::jsonb, ${`user:${canary(owner, "chooser")}`}
    from (values ('recurring', 'series', '{"state": "confirmed"}'), ('merge', 'series', '{"into": "another"}'),
      ('unusual', 'finding', '{"dismissed": true}'), ('standby', 'home', '{"watts": 50}')) as chosen (kind, key, choice)`;
}

/** Another version of rules, with texts of the tenant's own. */
async function setRules(db: TestDatabase, tenant: TenantWorld): Promise<void> {
  const { id, letter } = tenant;
  const own = (place: string) => canary(letter, place);
  const { version } = await loadRules(db.sql("pipeline"), id);
  const rules = {
    categoryRules: [{ id: uuidv7(), matchKind: "merchant_is" as const, matchValue: own("rule"), category: own("rulecategory") }],
    merchantRules: [{ id: uuidv7(), matchKind: "raw_is" as const, matchValue: own("rule"), merchant: own("rulemerchant") }],
  };
  const { runId } = await applyRules(db.sql("pipeline"), id, { rules, base: version, note: own("rulenote") }, "test");
  tenant.ruleRunId = runId!;
}

/** Nobody signs in here, so no password is hashed. */
async function makePerson(
  db: TestDatabase,
  tenantId: string | null,
  role: Role,
  name: string,
  subject?: string,
): Promise<Person> {
  const person = { id: uuidv7(), email: `${name}@example.org` };
  const account = { ...person, tenant_id: tenantId, name: `${name}name`, password_hash: "none", role, subject: subject ?? null };
  await db.login()`insert into core.user_account ${db.login()(account)}`;
  return person;
}

async function send(db: TestDatabase, tenantId: string, events: readonly object[], origin: string): Promise<void> {
  const items = events.map((value) => ({ value }));
  await collect(db.sql("collector"), { tenantId, transport: "http", origin, items });
}
