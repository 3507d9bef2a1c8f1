import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { listEmbedSessions } from "#server/embed/list-sessions.ts";
import { MintRequest } from "#server/embed/mint-input.ts";
import { mintSession } from "#server/embed/mint-session.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { embeddingDatabase, embeddingTenant, refusal, type Tenant, trail } from "#server/embed/testing/embedding.ts";
import { authenticateKey, type KeyHolder } from "#server/keys/authenticate-key.ts";
import { createKey } from "#server/keys/create-key.ts";
import { revokeKey } from "#server/keys/revoke-key.ts";

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

const who = (bearer: string) => embedActor(db.sql("app"), bearer);
const ended = { code: "SESSION_ENDED", status: 401 };
const list = (query: object = {}) =>
  inTenant(db.sql("app"), acme.id, (tx) => listEmbedSessions(tx, acme.id, { limit: 50, ...query }));

describe("a session that an API key asked for", () => {
  const key = async () => {
    const made = await createKey(db.sql("pipeline"), acme.id, { name: "backend", scopes: ["embed:mint"] }, "test");
    return { ...made, holder: await authenticateKey(db.sql("app"), `Bearer ${made.key}`) };
  };
  const mint = (body: object, { holder }: { holder: KeyHolder }) => mintSession(db.sql("app"), holder, MintRequest.parse(body));
  const ticketOf = (url: string) => new URL(url).pathname.split("/").at(-1)!;

  test("is opened by the address it gives, once", async () => {
    const made = await key();
    const { url, expiresAt } = await mint({ dashboard: "devices", subject: "ada", filters: { room: ["kitchen"] } }, made);
    expect(url).toMatch(/^https:\/\/inlay\.example\/embed\/v\/[\w-]{43}$/);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const frame = await openTicket(db.sql("app"), ticketOf(url));
    expect(frame).toMatchObject({ dashboard: "devices", actor: { subject: "ada", locks: { room: ["kitchen"] } } });
    expect(await refusal(openTicket(db.sql("app"), ticketOf(url)))).toMatchObject(ended);
    expect((await trail(db, acme.id)).at(-1)).toMatchObject({
      ...{
        action: "embed.mint",
        actor: `key:${made.prefix}`,
        target: "ada",
        details: { dashboard: "devices", filters: { room: ["kitchen"] } },
      },
    });
    expect((await list()).sessions).toMatchObject([{ kid: null, mintedBy: "backend", state: "live" }]);
  });

  test("ends at once with that key", async () => {
    const made = await key();
    const { session } = await openTicket(
      db.sql("app"),
      ticketOf((await mint({ dashboard: "spending", scope: "tenant" }, made)).url),
    );
    expect(await who(session)).toMatchObject({ subject: null });
    await revokeKey(db.sql("pipeline"), acme.id, { id: made.id }, "test");
    expect(await refusal(who(session))).toMatchObject(ended);
    expect((await list()).sessions).toMatchObject([{ state: "revoked" }]);
  });

  test.each([
    ["no dashboard", { subject: "ada" }],
    ["nobody's rows", { dashboard: "spending" }],
    ["both", { dashboard: "spending", subject: "ada", scope: "tenant" }],
    ["a dashboard beside its own list", { dashboard: "devices", dashboards: ["spending"], subject: "ada" }],
    ["an unknown lock", { dashboard: "spending", subject: "ada", filters: { acount: [] } }],
    ["a lock under another name", { dashboard: "spending", subject: "ada", filter: {} }],
    ["an unknown right", { dashboard: "spending", subject: "ada", can: ["all"] }],
  ])("is refused with %s", (_, body) => {
    expect(MintRequest.safeParse(body).success).toBe(false);
  });
});
