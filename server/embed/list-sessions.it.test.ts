import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { listEmbedSessions } from "#server/embed/list-sessions.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { pruneEmbed } from "#server/embed/prune.ts";
import { revokeEmbedSession } from "#server/embed/revoke-session.ts";
import { embeddingDatabase, embeddingTenant, redeem, refusal, type Tenant, tokenOf } from "#server/embed/testing/embedding.ts";

let db: TestDatabase;
let acme: Tenant;
beforeAll(async () => {
  db = await embeddingDatabase();
});
beforeEach(async () => {
  acme = await embeddingTenant(db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

const open = async (more: object = {}) => openTicket(db.sql("app"), (await redeem(db, tokenOf(acme, { ...more }))).ticket);
const who = (bearer: string) => embedActor(db.sql("app"), bearer);
const list = (query: object = {}) =>
  inTenant(db.sql("app"), acme.id, (tx) => listEmbedSessions(tx, acme.id, { limit: 50, ...query }));

test("the list has each session's state, the newest first, page by page", async () => {
  const [old, revoked, live] = [await open({ sub: "old" }), await open({ sub: "revoked" }), await open({ sub: "live" })];
  await db.login()`update core.embed_session set expires_at = clock_timestamp() where id = ${old.actor.sessionId}`;
  await revokeEmbedSession(db.sql("pipeline"), acme.id, { id: revoked.actor.sessionId }, "test");
  const { sessions } = await list();
  expect(sessions.map(({ subject, state }) => [subject, state])).toEqual([
    ["live", "live"],
    ["revoked", "revoked"],
    ["old", "ended"],
  ]);
  expect(sessions[0]).toMatchObject({ id: live.actor.sessionId, kid: acme.pair.kid, mintedBy: null, origin: null });
  expect((await list({ state: "ended" })).sessions.map(({ subject }) => subject)).toEqual(["old"]);
  const first = await list({ limit: 2 });
  const [at, id] = first.next!.split("~") as [string, string];
  expect((await list({ before: { at, id } })).sessions.map(({ subject }) => subject)).toEqual(["old"]);
  expect(JSON.stringify(sessions)).not.toMatch(/hash|inlay_es/);
});

test("what is of no use any more is taken away, and nothing else", async () => {
  const token = tokenOf(acme, { jti: "old" });
  await redeem(db, token);
  const { session } = await open();
  const left = async () =>
    (
      await db.login()`select (select count(*)::int from core.embed_token where tenant_id = ${acme.id}) as tokens,
        (select count(*)::int from core.embed_ticket where tenant_id = ${acme.id}) as tickets,
        (select count(*)::int from core.embed_session where tenant_id = ${acme.id}) as sessions`
    )[0];
  await pruneEmbed(db.sql("pipeline"));
  expect(await left()).toEqual({ tokens: 2, tickets: 2, sessions: 2 });
  expect(await refusal(redeem(db, token))).toMatchObject({ code: "TOKEN_USED" });
  await db.login()`update core.embed_token set expires_at = expires_at - interval '12 minutes' where tenant_id = ${acme.id} and jti = 'old'`;
  await db.login()`update core.embed_session set expires_at = expires_at - interval '71 minutes' where tenant_id = ${acme.id} and secret_hash is null`;
  await pruneEmbed(db.sql("pipeline"));
  expect(await left()).toEqual({ tokens: 1, tickets: 1, sessions: 2 });
  await db.login()`update core.embed_session set expires_at = expires_at - interval '7 days' where tenant_id = ${acme.id} and secret_hash is null`;
  await pruneEmbed(db.sql("pipeline"));
  expect(await left()).toEqual({ tokens: 1, tickets: 1, sessions: 1 });
  expect(await who(session)).toBeTruthy();
});
