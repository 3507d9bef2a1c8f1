import { generateKeyPairSync } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as key from "#app/api/v1/embed/keys/[kid]/route.ts";
import * as keys from "#app/api/v1/embed/keys/route.ts";
import * as session from "#app/api/v1/embed/sessions/[id]/route.ts";
import * as sessions from "#app/api/v1/embed/sessions/route.ts";
import * as settings from "#app/api/v1/embed/settings/route.ts";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import {
  embeddingDatabase,
  embeddingTenant,
  redeem,
  refusal,
  type Tenant,
  tokenOf,
  trail,
} from "#server/embed/testing/embedding.ts";
import { claimsOf, newPair, signed } from "#server/embed/testing/signing.ts";
import { createKey } from "#server/keys/create-key.ts";
import type { KeyScope } from "#server/keys/scopes.ts";
import { closePools } from "#server/pools.ts";

let db: TestDatabase;
let acme: Tenant;
let manager: string;
let minter: string;
beforeAll(async () => {
  db = await embeddingDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  acme = await embeddingTenant(db);
  const made = (scope: KeyScope) => createKey(db.sql("pipeline"), acme.id, { name: scope, scopes: [scope] }, "test");
  [manager, minter] = [(await made("embed:manage")).key, (await made("embed:mint")).key];
});
afterAll(async () => {
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

type Answer = { status: number; text: string; json: { [name: string]: unknown }; etag: string | null };

/** Every operation there is, asked with a key. */
const ASK = {
  settings: () => call(settings.GET, "GET", manager),
  setSettings: (body: unknown, ifMatch?: string) => call(settings.PUT, "PUT", manager, body, "", ifMatch),
  keys: () => call(keys.GET, "GET", manager),
  addKey: (body: unknown) => call(keys.POST, "POST", manager, body),
  revokeKey: (kid: string, query = "") =>
    call((request) => key.DELETE(request, { params: Promise.resolve({ kid }) }), "DELETE", manager, undefined, query),
  sessions: (query = "") => call(sessions.GET, "GET", manager, undefined, query),
  mint: (body: unknown, by = minter) => call(sessions.POST, "POST", by, body),
  revokeSession: (id: string) =>
    call((request) => session.DELETE(request, { params: Promise.resolve({ id }) }), "DELETE", manager),
};

async function call(
  handler: (request: Request) => Promise<Response>,
  method: string,
  bearer: string,
  body?: unknown,
  query = "",
  ifMatch?: string,
): Promise<Answer> {
  const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const answered = await handler(
    new Request(`https://inlay.example/api/v1/embed${query}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(ifMatch !== undefined && { "if-match": ifMatch }) },
      ...sent,
    }),
  );
  const text = await answered.text();
  return { status: answered.status, text, json: JSON.parse(text) as Answer["json"], etag: answered.headers.get("etag") };
}

test("from a key to a frame and its end, by REST alone", async () => {
  const pair = newPair("ES256");
  expect(await ASK.addKey({ kid: "rest", name: "By REST", jwk: pair.jwk })).toMatchObject({ status: 200, json: { kid: "rest" } });
  const own = (await ASK.settings()).json;
  expect(own).toMatchObject({ origins: [], issuer: acme.slug, audience: "https://inlay.example" });
  const set = await ASK.setSettings({ ...own, origins: ["https://bank.example"] });
  expect(set).toMatchObject({ status: 200, json: { origins: ["https://bank.example"] } });
  expect((await ASK.settings()).json).toEqual(set.json);

  const { ticket } = await redeem(db, signed({ ...pair, kid: "rest" }, claimsOf(acme.slug)), { origin: "https://bank.example" });
  const frame = await openTicket(db.sql("app"), ticket);
  const listed = (await ASK.sessions("?state=live&limit=1")).json as { sessions: object[] };
  expect(listed.sessions).toMatchObject([
    { id: frame.actor.sessionId, kid: "rest", origin: "https://bank.example", subject: "ada" },
  ]);
  expect((await ASK.revokeSession(frame.actor.sessionId)).status).toBe(200);
  expect(await refusal(embedActor(db.sql("app"), frame.session))).toMatchObject({ code: "SESSION_ENDED" });
  expect((await ASK.revokeKey("rest", "?reason=tried")).status).toBe(200);
  expect((await trail(db, acme.id)).at(-1)).toMatchObject({
    action: "embed.revoke_key",
    actor: expect.stringMatching(/^key:/),
    details: { reason: "tried" },
  });
});

test("settings are set with If-Match only where nobody changed them since; without it the last one wins", async () => {
  const before = await ASK.settings();
  const own = before.json;
  expect(before.etag).toBe(`"${own.version}"`);
  const set = await ASK.setSettings({ ...own, locale: "de" }, before.etag!);
  expect(set).toMatchObject({ status: 200, json: { locale: "de" } });
  expect((await ASK.settings()).etag).toBe(set.etag);
  expect(set.etag).not.toBe(before.etag);
  const late = await ASK.setSettings({ ...own, locale: "fr" }, before.etag!);
  expect(late).toMatchObject({ status: 412, json: { code: "CHANGED_MEANWHILE" }, etag: null });
  expect((await ASK.settings()).json).toMatchObject({ locale: "de" });
  expect((await ASK.setSettings({ ...own, locale: "fr" }, `${before.etag}, W/${set.etag}`)).status).toBe(200);
  expect((await ASK.setSettings({ ...own, locale: "es" }, "*")).status).toBe(200);
  // As before there were versions; the one in the body is what a GET said, and no condition.
  expect(await ASK.setSettings({ ...own, locale: null })).toMatchObject({ status: 200, json: { locale: null } });
  expect(await ASK.setSettings(own, String(own.version))).toMatchObject({ status: 400, json: { path: "if-match" } });
});

test("a server that signs nothing gets an address that loads once", async () => {
  const { status, json } = await ASK.mint({ dashboard: "spending", subject: "ada" });
  expect(status).toBe(200);
  const ticket = (json.url as string).split("/").at(-1)!;
  expect((await openTicket(db.sql("app"), ticket)).actor).toMatchObject({ tenantId: acme.id, subject: "ada" });
  expect(await refusal(openTicket(db.sql("app"), ticket))).toMatchObject({ code: "SESSION_ENDED" });
});

describe("is refused", () => {
  test("whoever may only mint and manages, or only manages and mints", async () => {
    expect((await call(keys.GET, "GET", minter)).status).toBe(403);
    expect((await call(settings.PUT, "PUT", minter, {})).status).toBe(403);
    expect((await ASK.mint({ dashboard: "spending", subject: "ada" }, manager)).status).toBe(403);
  });

  test.each([
    [
      "a private key",
      () => ASK.addKey({ name: "x", jwk: generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }) }),
      400,
    ],
    ["a key without a name", () => ASK.addKey({ jwk: newPair().jwk }), 400],
    ["a body that is no JSON", () => ASK.addKey('{"d":"c2VjcmV0'), 400],
    ["a body that is null", () => ASK.setSettings("null"), 400],
    [
      "an origin with a path",
      () => ASK.setSettings({ origins: ["https://bank.example/x"], rights: [], theme: {}, locale: null }),
      400,
    ],
    ["part of the settings", () => ASK.setSettings({ origins: [] }), 400],
    ["a key that is not there", () => ASK.revokeKey("nobody"), 404],
    ["a kid that is none", () => ASK.revokeKey("../keys"), 404],
    ["a session that is none", () => ASK.revokeSession("1"), 404],
    ["a state that is none", () => ASK.sessions("?state=all"), 400],
    ["a place that is none", () => ASK.sessions("?before=x"), 400],
    ["nobody's rows", () => ASK.mint({ dashboard: "spending" }), 400],
    ["an unknown lock", () => ASK.mint({ dashboard: "spending", subject: "ada", filters: { acount: [] } }), 400],
  ])("%s", async (_, ask, status) => {
    const answer = await ask();
    expect(answer).toMatchObject({ status, json: { detail: expect.any(String) } });
    expect(answer.text).not.toContain("c2VjcmV0");
  });
});

test("without a secret everything is closed", async () => {
  vi.stubEnv("AUTH_SECRET", "");
  const asked = [
    ...[ASK.settings(), ASK.setSettings({}), ASK.keys(), ASK.addKey({}), ASK.revokeKey("x"), ASK.sessions()],
    ...[ASK.mint({}), ASK.revokeSession("x")],
  ];
  const answers = await Promise.all(asked);
  vi.stubEnv("AUTH_SECRET", "a secret for tests, of more than 32 characters");
  expect(answers.map(({ status, json }) => `${status} ${json.code}`)).toEqual(Array(8).fill("503 UNAVAILABLE"));
  expect(await redeem(db, tokenOf(acme))).toHaveProperty("ticket");
});
