import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { lintToken } from "#server/embed/lint-token.ts";
import { BAD_TOKENS } from "#server/embed/testing/bad-tokens.ts";
import { embeddingDatabase, embeddingTenant, redeem, type Tenant, tokenOf, trail } from "#server/embed/testing/embedding.ts";
import { claimsOf, newPair, signed } from "#server/embed/testing/signing.ts";

let db: TestDatabase;
let acme: Tenant;
let globex: Tenant;
beforeAll(async () => {
  db = await embeddingDatabase();
  acme = await embeddingTenant(db, "Acme");
  globex = await embeddingTenant(db, "Globex");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

const lint = (token: string) => inTenant(db.sql("app"), acme.id, (tx) => lintToken(tx, acme.id, token));

test("a good token is told in words, and stays good", async () => {
  const token = tokenOf(acme, { filters: { account: ["a"], merchant: [] }, can: ["export"] });
  for (let times = 0; times < 2; times++) {
    const report = await lint(token);
    expect(report).toMatchObject({ accepted: true, header: { alg: "EdDSA" }, claims: { sub: "ada" } });
    const said = report.findings.map(({ severity, message }) => `${severity}: ${message}`).join("\n");
    expect(said).toMatch(/ok: The signature is that of the key/);
    expect(said).toMatch(/ok: It opens spending for the subject ada\./);
    expect(said).toMatch(/ok: It locks account to a; merchant to nothing\./);
    expect(said).toMatch(/warning: filters\.merchant is an empty list/);
    expect(said).toMatch(/warning: No page may frame/);
  }
  expect(await redeem(db, token)).toHaveProperty("ticket");
  expect(await lint(token)).toMatchObject({
    accepted: false,
    findings: expect.arrayContaining([expect.objectContaining({ code: "TOKEN_USED" })]),
  });
});

test.each(BAD_TOKENS)("%s is named as what it is refused for", async (what, token, code) => {
  const { accepted, findings } = await lint(token({ acme, globex }));
  expect(accepted).toBe(false);
  expect(findings.filter(({ severity }) => severity === "error").map((finding) => finding.code)).toContain(
    // Which keys another tenant has is not looked at.
    what === "our key, for another tenant" ? "TOKEN_ISSUER" : code,
  );
});

test("everything that is wrong is told at once", async () => {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = { ...claimsOf(acme.slug), aud: "https://other.example", iat: iat + 300, exp: iat + 2_000 };
  const { findings } = await lint(
    signed({ ...newPair(), kid: acme.pair.kid }, claims, { typ: "JWT", jku: "https://evil.example" }),
  );
  const codes = findings.filter(({ severity }) => severity === "error").map(({ code }) => code);
  expect(codes.sort()).toEqual([
    "TOKEN_AUDIENCE",
    "TOKEN_MALFORMED",
    "TOKEN_NOT_YET",
    "TOKEN_SIGNATURE",
    "TOKEN_TOO_LONG",
    "TOKEN_TYPE",
  ]);
});

test("of another tenant's token nothing is told but that it is none of ours, and neither trail tells of it", async () => {
  const before = await trail(db, globex.id);
  const { findings, accepted } = await lint(tokenOf(globex));
  expect(accepted).toBe(false);
  expect(findings.find(({ severity }) => severity === "error")).toEqual({
    severity: "error",
    code: "TOKEN_ISSUER",
    message: `iss must be "${acme.slug}", the slug of this tenant.`,
  });
  expect(findings.map(({ code }) => code)).not.toContain("SIGNATURE");
  expect(await trail(db, globex.id)).toEqual(before);
});
