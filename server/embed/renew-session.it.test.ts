import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { listEmbedSessions } from "#server/embed/list-sessions.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { renewSession } from "#server/embed/renew-session.ts";
import { revokeEmbedKey } from "#server/embed/revoke-embed-key.ts";
import {
  embeddingDatabase,
  embeddingTenant,
  redeem,
  refusal,
  register,
  type Tenant,
  tokenOf,
  trail,
} from "#server/embed/testing/embedding.ts";
import { claimsOf, newPair, signed } from "#server/embed/testing/signing.ts";

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
const list = (query: object = {}) =>
  inTenant(db.sql("app"), acme.id, (tx) => listEmbedSessions(tx, acme.id, { limit: 50, ...query }));
const later = (minutes: number) => db.login()`
  update core.embed_session set expires_at = expires_at - make_interval(mins => ${minutes}), former_until = former_until - make_interval(mins => ${minutes}),
    created_at = created_at - make_interval(mins => ${minutes}) where tenant_id = ${acme.id}`;

describe("a renewal", () => {
  test("gives a new bearer and ten minutes more; the old one holds for calls under way, and no longer", async () => {
    const { session, actor } = await open();
    await later(9);
    const renewed = await renew(session, tokenOf(acme));
    expect(renewed.session).not.toBe(session);
    expect(Date.parse(renewed.expiresAt) - Date.now()).toBeGreaterThan(590_000);
    expect((await who(renewed.session)).sessionId).toBe(actor.sessionId);
    expect((await who(session)).sessionId).toBe(actor.sessionId);
    await db.login()`update core.embed_session set former_until = former_until - interval '10 s' where id = ${actor.sessionId}`;
    expect(await refusal(who(session))).toMatchObject(ended);
    expect(await who(renewed.session)).toBeTruthy();
    expect((await trail(db, acme.id)).at(-1)).toMatchObject({ action: "embed.renew", details: { session: actor.sessionId } });
    expect((await list()).sessions).toMatchObject([{ renewals: 1, state: "live" }]);
  });

  test("whose answer was lost can be asked for again", async () => {
    const { session } = await open();
    await renew(session, tokenOf(acme));
    expect(await who((await renew(session, tokenOf(acme))).session)).toBeTruthy();
  });

  test("by a key that takes over goes on when the former one is revoked: no call fails in a rotation", async () => {
    const { session } = await open();
    const next = newPair("ES256");
    await register(db, acme.id, next);
    const both = [redeem(db, tokenOf(acme)), redeem(db, signed(next, claimsOf(acme.slug)))];
    expect(await Promise.all(both)).toHaveLength(2);
    const renewed = await renew(session, signed(next, claimsOf(acme.slug)));
    expect(await who(session)).toBeTruthy();
    await revokeEmbedKey(db.sql("pipeline"), acme.id, { kid: acme.pair.kid }, "test");
    expect(await who(renewed.session)).toBeTruthy();
    expect(await who(session)).toBeTruthy();
  });

  const opened = { dashboards: ["spending", "devices"], filters: { account: ["a", "b"] }, can: ["export"] };
  test.each([
    ["another subject", { sub: "bob" }],
    ["the tenant as a whole", { sub: undefined, scope: "tenant" }],
    ["fewer dashboards", { dashboards: ["spending"] }],
    ["another lock", { filters: { account: ["a"] } }],
    ["no locks", { filters: undefined }],
    ["a lock more", { filters: { account: ["a", "b"], room: [] } }],
    ["other rights", { can: ["export", "save"] }],
    ["the tenant's rights", { can: undefined }],
  ])("for %s changes the session, and is refused", async (_, more) => {
    const { session } = await open(opened);
    const token = tokenOf(acme, { ...opened, ...more });
    expect(await refusal(renew(session, token))).toMatchObject({ code: "SESSION_CHANGED", status: 409 });
    expect(await who(session)).toMatchObject({ subject: "ada" });
    // The frame is opened anew with it.
    expect(await redeem(db, token)).toHaveProperty("ticket");
  });

  test("for the same in another order is the same", async () => {
    const { session } = await open(opened);
    const same = { dashboards: ["devices", "spending"], filters: { account: ["b", "a", "a"] }, can: ["export"] };
    expect(await renew(session, tokenOf(acme, same))).toHaveProperty("session");
  });

  test("with another tenant's token, a used one, or none is refused", async () => {
    const { session } = await open();
    const globex = await embeddingTenant(db, "Globex");
    expect(await refusal(renew(session, tokenOf(globex)))).toMatchObject({ code: "SESSION_CHANGED" });
    const used = tokenOf(acme);
    await redeem(db, used);
    expect(await refusal(renew(session, used))).toMatchObject({ code: "TOKEN_USED", status: 401 });
    expect(await refusal(renew(session, "nothing"))).toMatchObject({ code: "TOKEN_MALFORMED" });
    expect(await who(session)).toBeTruthy();
  });
});
