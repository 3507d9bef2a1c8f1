import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { revokeEmbedKey } from "#server/embed/revoke-embed-key.ts";
import { setEmbedSettings } from "#server/embed/settings.ts";
import { BAD_TOKENS } from "#server/embed/testing/bad-tokens.ts";
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
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";

let db: TestDatabase;
let acme: Tenant;
let globex: Tenant;
beforeAll(async () => {
  db = await embeddingDatabase();
  acme = await embeddingTenant(db, "Acme");
  globex = await embeddingTenant(db, "Globex");
  await inTenant(db.sql("app"), acme.id, (tx) =>
    setEmbedSettings(
      tx,
      acme.id,
      {
        origins: ["https://bank.example", "https://*.acme.example"],
        rights: ["export"],
        theme: ThemeTokens.parse({}),
        locale: null,
      },
      "test",
    ),
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

const now = () => Math.floor(Date.now() / 1_000);
const claims = (more: object = {}) => claimsOf(acme.slug, { ...more });

describe("a token is refused", () => {
  test.each(BAD_TOKENS)("that is or has %s", async (_, token, code, says) => {
    const sessions = () => db.login()`select count(*)::int as n from core.embed_session`;
    const before = await sessions();
    const refused = await refusal(redeem(db, token({ acme, globex })));
    expect(refused).toMatchObject({ code, status: 401 });
    if (says) expect(refused.message).toMatch(says);
    // Nothing of the tenant, nor of the token.
    expect(refused.told).not.toMatch(
      new RegExp(`${acme.slug}|${acme.id}|Acme|bank\\.example|${globex.slug}|ada|${acme.pair.jwk.x}`),
    );
    expect(await sessions()).toEqual(before);
  });

  test("once its key is revoked, and only whoever has that key learns of it", async () => {
    const pair = newPair("ES256");
    await register(db, acme.id, pair);
    expect(await redeem(db, signed(pair, claims()))).toHaveProperty("ticket");
    await revokeEmbedKey(db.sql("pipeline"), acme.id, { kid: pair.kid }, "test");
    expect(await refusal(redeem(db, signed(pair, claims())))).toMatchObject({ code: "TOKEN_KEY_REVOKED", status: 401 });
    expect(await refusal(redeem(db, signed({ ...newPair("ES256"), kid: pair.kid }, claims())))).toMatchObject({
      code: "TOKEN_SIGNATURE",
    });
  });

  test("the second time", async () => {
    const token = tokenOf(acme);
    expect(await redeem(db, token)).toHaveProperty("ticket");
    expect(await refusal(redeem(db, token))).toMatchObject({ code: "TOKEN_USED", status: 401 });
    const same = claims({ jti: "chosen-once" });
    expect(await redeem(db, signed(acme.pair, same))).toHaveProperty("ticket");
    expect(await refusal(redeem(db, signed(acme.pair, { ...same, sub: "bob" })))).toMatchObject({ code: "TOKEN_USED" });
    // Another tenant's ids are its own.
    expect(await redeem(db, tokenOf(globex, { jti: "chosen-once" }))).toHaveProperty("ticket");
  });

  test("for a dashboard it does not name, or one that there is not, and stays good for its own", async () => {
    const token = tokenOf(acme);
    for (const dashboard of ["devices", "salaries", "__proto__"])
      expect(await refusal(redeem(db, token, { dashboard }))).toMatchObject({ code: "DASHBOARD_NOT_ALLOWED", status: 403 });
    expect(await redeem(db, token)).toHaveProperty("ticket");
  });

  test.each([
    "https://evil.example",
    "null",
    "",
    "https://bank.example.evil",
    "https://bank.example:444",
    "http://bank.example",
    "https://acme.example",
    "https://evilacme.example",
    "https://bank.example/",
    "https://a.acme.example:1",
  ])("from the page %s, which is not of the list", async (origin) => {
    expect(await refusal(redeem(db, tokenOf(acme), { origin }))).toMatchObject({ code: "ORIGIN_NOT_ALLOWED", status: 403 });
  });

  test("from every page, as long as a tenant lists none", async () => {
    expect(await refusal(redeem(db, tokenOf(globex), { origin: "https://bank.example" }))).toMatchObject({
      code: "ORIGIN_NOT_ALLOWED",
    });
  });

  test("when its tenant is suspended, like one of nobody's", async () => {
    const closed = await embeddingTenant(db, "Closed");
    await setTenant(db.sql("pipeline"), closed.id, { status: "suspended" }, "test");
    expect(await refusal(redeem(db, tokenOf(closed)))).toMatchObject({ code: "TOKEN_ISSUER" });
  });

  test("when there is no secret: then everything is closed", async () => {
    vi.stubEnv("AUTH_SECRET", "");
    try {
      expect(await refusal(redeem(db, tokenOf(acme)))).toMatchObject({ code: "UNAVAILABLE", status: 503 });
    } finally {
      vi.stubEnv("AUTH_SECRET", "a secret for tests, of more than 32 characters");
    }
  });
});

describe("a token is taken", () => {
  test.each(["https://bank.example", "https://app.acme.example", "https://a.b.acme.example"])(
    "from the page %s",
    async (origin) => {
      expect(await redeem(db, tokenOf(acme), { origin })).toHaveProperty("ticket");
    },
  );

  test.each([
    ["59 s fast", 59, 119],
    ["59 s slow", -119, -59],
  ])("of a signer whose clock is %s", async (_, iat, exp) => {
    expect(await redeem(db, tokenOf(acme, { iat: now() + iat, exp: now() + exp }))).toHaveProperty("ticket");
  });

  test("that lives ten minutes, names its audience as a list of one, and is signed by ES256", async () => {
    const pair = newPair("ES256");
    await register(db, acme.id, pair);
    expect(await redeem(db, signed(pair, claims({ exp: now() + 600, aud: ["https://inlay.example"] })))).toHaveProperty("ticket");
  });

  test("and its frame has exactly what it says", async () => {
    const { ticket } = await redeem(
      db,
      tokenOf(acme, {
        ...{
          dashboards: ["spending", "devices", "spending"],
          filters: { account: ["b", "a", "a"], device: [] },
          can: ["events"],
        },
        ...{ locale: "de-at", currency: "EUR", timezone: "Asia/Tokyo", theme: { mode: "dark", light: { ink: "#111111" } } },
      }),
      { host: { channel: "c1", debug: true }, origin: "https://bank.example" },
    );
    const frame = await openTicket(db.sql("app"), ticket);
    expect(frame).toMatchObject({
      session: expect.stringMatching(/^inlay_es_[\w-]{43}$/),
      actor: { kind: "embed", tenantId: acme.id, subject: "ada", dashboards: ["devices", "spending"], rights: ["events"] },
      ...{ dashboard: "spending", locale: "de-AT", currency: "EUR", timezone: "Asia/Tokyo" },
      theme: { mode: "dark", accent: null, light: { ink: "#111111", ground: null }, density: "comfortable" },
      ...{ tenant: { name: "Acme" }, host: { channel: "c1", debug: true } },
      origins: ["https://bank.example", "https://*.acme.example"],
    });
    expect(frame.actor.locks).toEqual({ account: ["a", "b"], device: [] });
    expect(Date.parse(frame.expiresAt) - Date.now()).toBeLessThanOrEqual(600_000);
  });

  test("with the tenant's rights where it names none, and with none where it says so", async () => {
    const rights = async (more: object) =>
      (await openTicket(db.sql("app"), (await redeem(db, tokenOf(acme, { ...more }))).ticket)).actor.rights;
    expect(await rights({})).toEqual(["export"]);
    expect(await rights({ can: [] })).toEqual([]);
  });

  test("for the tenant as a whole, when it says so", async () => {
    const { ticket } = await redeem(db, tokenOf(acme, { sub: undefined, scope: "tenant" }));
    expect((await openTicket(db.sql("app"), ticket)).actor.subject).toBeNull();
  });
});

test("the trail tells who redeemed what, and why the others were refused", async () => {
  const tenant = await embeddingTenant(db, "Told");
  const token = tokenOf(tenant, { jti: "told-1" });
  await redeem(db, token, { address: "198.51.100.7" });
  await refusal(redeem(db, token, { address: "198.51.100.7" }));
  await refusal(
    redeem(db, signed({ ...newPair(), kid: "nobody's\u0007" }, claimsOf(tenant.slug)), { origin: "https://evil.example" }),
  );
  const told = (await trail(db, tenant.id)).filter(({ action }) => action !== "embed.add_key");
  expect(told).toMatchObject([
    {
      action: "embed.redeem",
      actor: `signer:${tenant.pair.kid}`,
      target: "ada",
      details: { jti: "told-1", dashboards: ["spending"], address: "198.51.100.7" },
    },
    {
      action: "embed.refuse",
      actor: `signer:${tenant.pair.kid}`,
      details: { reason: "TOKEN_USED", jti: "told-1", subject: "ada" },
    },
    {
      action: "embed.refuse",
      actor: "anonymous",
      details: { reason: "TOKEN_KEY_UNKNOWN", kid: "nobody's?", origin: "https://evil.example" },
    },
  ]);
  expect(JSON.stringify(told)).not.toContain(token.split(".")[2]);
});
