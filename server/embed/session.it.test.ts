import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { renewSession } from "#server/embed/renew-session.ts";
import { revokeEmbedKey } from "#server/embed/revoke-embed-key.ts";
import { revokeEmbedSession } from "#server/embed/revoke-session.ts";
import {
  embeddingDatabase,
  embeddingTenant,
  redeem,
  refusal,
  type Tenant,
  tokenOf,
  trail,
} from "#server/embed/testing/embedding.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";

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
const renew = (bearer: string, token: string) => renewSession(db.sql("app"), bearer, token, "192.0.2.1");
const ended = { code: "SESSION_ENDED", status: 401 };
const later = (minutes: number) => db.login()`
  update core.embed_session set expires_at = expires_at - make_interval(mins => ${minutes}), former_until = former_until - make_interval(mins => ${minutes}),
    created_at = created_at - make_interval(mins => ${minutes}) where tenant_id = ${acme.id}`;

describe("a session", () => {
  test("is who its token says, by a bearer that nothing stored can be turned into", async () => {
    const { session, actor } = await open({ filters: { account: [] } });
    expect(await who(session)).toEqual({
      ...{ kind: "embed", tenantId: acme.id, sessionId: actor.sessionId, subject: "ada", dashboards: ["spending"] },
      ...{ locks: { account: [] }, rights: [] },
    });
    const [row] = await db.login()`
      select (select string_agg(s::text, '') from core.embed_session s) || (select string_agg(t::text, '') from core.embed_ticket t)
        || (select string_agg(a::text, '') from core.audit a) as everything`;
    expect(row!.everything).toContain(actor.sessionId);
    expect(row!.everything).not.toContain(session.slice("inlay_es_".length));
  });

  test.each(["", "inlay_es_", `inlay_es_${"a".repeat(43)}`, "inlay_es_' or true --", "x".repeat(100_000), "inlay_es_\0"])(
    "is none by a bearer that was never given: %j",
    async (bearer) => {
      expect(await refusal(who(bearer))).toMatchObject(ended);
    },
  );

  test("is opened once, within a minute of its ticket", async () => {
    const { ticket } = await redeem(db, tokenOf(acme));
    await openTicket(db.sql("app"), ticket);
    expect(await refusal(openTicket(db.sql("app"), ticket))).toMatchObject(ended);
    const late = await redeem(db, tokenOf(acme));
    await db.login()`update core.embed_ticket set expires_at = expires_at - interval '61 s' where tenant_id = ${acme.id}`;
    expect(await refusal(openTicket(db.sql("app"), late.ticket))).toMatchObject(ended);
    expect(await refusal(openTicket(db.sql("app"), "../../etc"))).toMatchObject(ended);
  });

  test("ends after ten minutes", async () => {
    const { session, expiresAt } = await open();
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(590_000);
    await later(10);
    expect(await refusal(who(session))).toMatchObject(ended);
    expect(await refusal(renew(session, tokenOf(acme)))).toMatchObject(ended);
  });

  test("ends at once with its key, and so does a ticket that waits", async () => {
    const { session } = await open();
    const waiting = await redeem(db, tokenOf(acme));
    expect(await who(session)).toBeTruthy();
    await revokeEmbedKey(db.sql("pipeline"), acme.id, { kid: acme.pair.kid, reason: "lost" }, "test");
    expect(await refusal(who(session))).toMatchObject(ended);
    expect(await refusal(openTicket(db.sql("app"), waiting.ticket))).toMatchObject(ended);
    const told = await trail(db, acme.id);
    expect(told.at(-1)).toMatchObject({
      action: "embed.revoke_key",
      target: acme.pair.kid,
      details: { reason: "lost", sessions: 2 },
    });
  });

  test("ends at once when it is revoked; others go on", async () => {
    const [one, other] = [await open(), await open()];
    await revokeEmbedSession(db.sql("pipeline"), acme.id, { id: one.actor.sessionId, reason: "shared" }, "test");
    expect(await refusal(who(one.session))).toMatchObject(ended);
    expect(await refusal(renew(one.session, tokenOf(acme)))).toMatchObject(ended);
    expect(await who(other.session)).toBeTruthy();
    expect((await trail(db, acme.id)).at(-1)).toMatchObject({
      ...{ action: "embed.revoke_session", target: one.actor.sessionId, details: { reason: "shared", subject: "ada" } },
    });
  });

  test("cannot be revoked by another tenant", async () => {
    const { session, actor } = await open();
    const globex = await embeddingTenant(db, "Globex");
    const work = inTenant(db.sql("app"), globex.id, (tx) => revokeEmbedSession(tx, globex.id, { id: actor.sessionId }, "test"));
    expect(await refusal(work)).toMatchObject({ code: "NOT_FOUND" });
    expect(
      await refusal(inTenant(db.sql("app"), globex.id, (tx) => revokeEmbedKey(tx, globex.id, { kid: acme.pair.kid }, "test"))),
    ).toMatchObject({ code: "NOT_FOUND" });
    expect(await who(session)).toBeTruthy();
  });

  test("ends at once when its tenant is suspended", async () => {
    const { session } = await open();
    await setTenant(db.sql("pipeline"), acme.id, { status: "suspended" }, "test");
    expect(await refusal(who(session))).toMatchObject(ended);
  });

  test("is closed without a secret", async () => {
    const { session } = await open();
    const { ticket } = await redeem(db, tokenOf(acme));
    vi.stubEnv("AUTH_SECRET", "");
    const answers = [
      await refusal(who(session)),
      await refusal(openTicket(db.sql("app"), ticket)),
      await refusal(renew(session, tokenOf(acme))),
    ];
    vi.stubEnv("AUTH_SECRET", "a secret for tests, of more than 32 characters");
    expect(answers.map(({ code, status }) => `${status} ${code}`)).toEqual(Array(3).fill("503 UNAVAILABLE"));
    expect(await who(session)).toBeTruthy();
  });

  test("is noted to be looked at once a minute, however often it calls", async () => {
    const { session, actor } = await open();
    const seen = async () =>
      (await db.login()`select last_seen_at from core.embed_session where id = ${actor.sessionId}`)[0]!.last_seen_at as Date;
    const first = await seen();
    await who(session);
    expect(await seen()).toEqual(first);
    await db.login()`update core.embed_session set last_seen_at = last_seen_at - interval '61 s' where id = ${actor.sessionId}`;
    await Promise.all(Array.from({ length: 10 }, () => who(session)));
    expect((await seen()).getTime()).toBeGreaterThanOrEqual(first.getTime());
  });
});
