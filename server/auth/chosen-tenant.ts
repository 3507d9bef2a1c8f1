import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * The tenant an operator works in, as a signed cookie: `<tenant>.<signature>`. Signed together with the user, so it is
 * of no use to anyone else; that the user is an operator and the tenant exists is checked in the database each time.
 */
export function signChoice(secret: string, userId: string, tenantId: string): string {
  return `${tenantId}.${signature(secret, userId, tenantId)}`;
}

/** The tenant chosen by this user, or null for no choice and for a forged one. */
export function readChoice(secret: string, userId: string, value: string | null): string | null {
  const [tenantId, given] = (value ?? "").split(".");
  if (!tenantId || !given) return null;
  const expected = Buffer.from(signature(secret, userId, tenantId));
  const actual = Buffer.from(given);
  return actual.length === expected.length && timingSafeEqual(actual, expected) ? tenantId : null;
}

function signature(secret: string, userId: string, tenantId: string): string {
  return createHmac("sha256", secret).update(`inlay-chosen-tenant:${userId}:${tenantId}`).digest("base64url");
}
