import { generateKeyPairSync } from "node:crypto";
import { calculateJwkThumbprint } from "jose";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { addEmbedKey } from "#server/embed/add-key.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { listEmbedKeys } from "#server/embed/list-embed-keys.ts";
import { revokeEmbedKey } from "#server/embed/revoke-embed-key.ts";
import {
  embeddingDatabase,
  embeddingTenant,
  redeem,
  refusal,
  type Tenant,
  tokenOf,
  trail,
} from "#server/embed/testing/embedding.ts";
import { newPair } from "#server/embed/testing/signing.ts";

let db: TestDatabase;
let acme: Tenant;
beforeAll(async () => {
  db = await embeddingDatabase();
  acme = await embeddingTenant(db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

type Given = { kid?: string; name?: string; jwk: unknown };
const add = (given: Given) =>
  inTenant(db.sql("app"), acme.id, (tx) =>
    addEmbedKey(tx, acme.id, { name: "a key", ...given } as Parameters<typeof addEmbedKey>[2], "user:nobody"),
  );
const list = () => inTenant(db.sql("app"), acme.id, (tx) => listEmbedKeys(tx, acme.id));

describe("a private key", () => {
  const privates = {
    Ed25519: generateKeyPairSync("ed25519").privateKey.export({ format: "jwk" }),
    "P-256": generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" }),
    RSA: generateKeyPairSync("rsa", { modulusLength: 2_048 }).privateKey.export({ format: "jwk" }),
    "a shared secret": { kty: "oct", k: "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I" },
  };
  test.each(Object.entries(privates))("of %s is refused in words, and nothing of it is kept or repeated", async (_, jwk) => {
    const refused = await refusal(add({ jwk }));
    expect(refused).toMatchObject({ code: "BAD_REQUEST", status: 400 });
    expect(refused.message).toMatch(/private key or a secret.*new pair/);
    const secret = (jwk as { d?: string; k?: string }).d ?? (jwk as { k: string }).k;
    expect(refused.told).not.toContain(secret);
    const [row] =
      await db.login()`select (select string_agg(k::text, '') from core.embed_key k) || (select string_agg(a::text, '') from core.audit a) as everything`;
    expect(row!.everything).not.toContain(secret);
  });
});

test.each([
  ["RSA", generateKeyPairSync("rsa", { modulusLength: 2_048 }).publicKey.export({ format: "jwk" })],
  ["P-384", generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey.export({ format: "jwk" })],
  ["X25519", generateKeyPairSync("x25519").publicKey.export({ format: "jwk" })],
  ["a point off its curve", { ...newPair("ES256").jwk, y: newPair("ES256").jwk.x }],
  ["a short point", { kty: "OKP", crv: "Ed25519", x: "AAAA" }],
  ["another use", { ...newPair().jwk, use: "enc" }],
  ["another algorithm", { ...newPair().jwk, alg: "ES256" }],
  ["a set of keys", { keys: [newPair().jwk] }],
  ["a text", "-----BEGIN PUBLIC KEY-----"],
  ["nothing", null],
])("%s is no key for embedding", async (_, jwk) => {
  expect(await refusal(add({ jwk }))).toMatchObject({ code: "BAD_REQUEST" });
});

test("a key is known by the name it is given, its own, or its thumbprint; of its members only the key is kept", async () => {
  const [one, two, three] = [newPair(), newPair("ES256"), newPair()];
  expect(await add({ kid: "given", jwk: { ...one.jwk, kid: "own" } })).toEqual({ kid: "given" });
  expect(
    await add({ jwk: { ...two.jwk, kid: "own", use: "sig", alg: "ES256", key_ops: ["verify"], ext: true, other: "x" } }),
  ).toEqual({ kid: "own" });
  expect(await add({ jwk: three.jwk })).toEqual({ kid: await calculateJwkThumbprint(three.jwk) });
  const listed = await list();
  expect(listed.find(({ kid }) => kid === "own")).toMatchObject({
    alg: "ES256",
    jwk: two.jwk,
    revokedAt: null,
    lastUsedAt: null,
    createdBy: "An operator of the platform",
  });
  expect(Object.keys(listed.find(({ kid }) => kid === "own")!.jwk).sort()).toEqual(["crv", "kty", "x", "y"]);
  expect((await trail(db, acme.id)).at(-1)).toMatchObject({ action: "embed.add_key", actor: "user:nobody" });
});

test("what was revoked never comes back: neither under its kid nor under another", async () => {
  const pair = newPair();
  await add({ kid: "once", jwk: pair.jwk });
  await revokeEmbedKey(db.sql("pipeline"), acme.id, { kid: "once" }, "test");
  await revokeEmbedKey(db.sql("pipeline"), acme.id, { kid: "once" }, "test");
  expect(
    (await trail(db, acme.id)).filter(({ action, target }) => action === "embed.revoke_key" && target === "once"),
  ).toHaveLength(1);
  expect(await refusal(add({ kid: "once", jwk: newPair().jwk }))).toMatchObject({ code: "CONFLICT", status: 409 });
  expect(await refusal(add({ kid: "twice", jwk: pair.jwk }))).toMatchObject({ code: "CONFLICT" });
});

test("two who register the same key at once get one", async () => {
  const { jwk } = newPair();
  const answers = await Promise.allSettled(Array.from({ length: 5 }, (_, nth) => add({ kid: `racing-${nth}`, jwk })));
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the same key may be of two tenants: neither learns of the other", async () => {
  const globex = await embeddingTenant(db, "Globex");
  const { kid, jwk } = globex.pair;
  expect(await add({ kid, jwk })).toEqual({ kid });
});

test("when a key was last used is noted, to the minute", async () => {
  await redeem(db, tokenOf(acme));
  const used = (await list()).find(({ kid }) => kid === acme.pair.kid)!.lastUsedAt!;
  expect(Date.now() - Date.parse(used)).toBeLessThan(10_000);
  await redeem(db, tokenOf(acme));
  expect((await list()).find(({ kid }) => kid === acme.pair.kid)!.lastUsedAt).toBe(used);
});
