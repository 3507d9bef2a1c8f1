import { vi } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makeTenant, SECRET } from "#server/auth/testing/people.ts";
import { addEmbedKey } from "#server/embed/add-key.ts";
import type { JsonObject } from "#server/embed/read-token.ts";
import { redeemToken } from "#server/embed/redeem-token.ts";
import { claimsOf, newPair, type Pair, signed } from "#server/embed/testing/signing.ts";

export type Tenant = { id: string; slug: string; pair: Pair };

/** A tenant that embeds, with one key. */
export async function embeddingTenant(db: TestDatabase, name?: string, alg: Pair["alg"] = "EdDSA"): Promise<Tenant> {
  const tenant = await makeTenant(db, name);
  const pair = newPair(alg);
  await register(db, tenant.id, pair);
  return { ...tenant, pair };
}

export const register = (db: TestDatabase, tenantId: string, { kid, jwk }: Pair, name = "a key") =>
  addEmbedKey(db.sql("pipeline"), tenantId, { kid, name, jwk: { ...jwk } }, "test");

/** A database of a file's own, and an installation that embeds. */
export async function embeddingDatabase(): Promise<TestDatabase> {
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("INLAY_URL", "https://inlay.example");
  return testDatabase();
}

/** A good token of the tenant's, with these claims over those of every token. */
export const tokenOf = ({ slug, pair }: Tenant, more: JsonObject = {}): string => signed(pair, claimsOf(slug, more));

/** Redeems a token as the form of the SDK does, but from no page in particular. */
export const redeem = (db: TestDatabase, token: string, more: Partial<Parameters<typeof redeemToken>[1]> = {}) =>
  redeemToken(db.sql("app"), { dashboard: "spending", token, address: "192.0.2.1", origin: null, ...more });

export type Told = { action: string; actor: string; target: string; details: { [name: string]: unknown } };

/** What the trail of a tenant says of embedding, in the order of time. */
export const trail = (db: TestDatabase, tenantId: string): Promise<readonly Told[]> =>
  db.login()<Told[]>`
    select action, actor, target, details from core.audit where tenant_id = ${tenantId} and action like 'embed.%' order by id`;

/** What a refusal says, as whoever asked sees it. */
export async function refusal(work: Promise<unknown>): Promise<{ code: string; status: number; message: string; told: string }> {
  try {
    await work;
  } catch (error) {
    const { code, status, message, details } = error as { code: string; status: number; message: string; details: object };
    return { code, status, message, told: JSON.stringify({ message, details }) };
  }
  throw new Error("it was not refused");
}
