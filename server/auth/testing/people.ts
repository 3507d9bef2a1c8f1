import { encode } from "next-auth/jwt";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { cookieName } from "#server/auth/cookies.ts";
import type { Role } from "#server/auth/permissions.ts";
import { uuidv7 } from "#server/ids.ts";
import { createTenant } from "#server/tenants/create-tenant.ts";
import { createUser } from "#server/users/create-user.ts";

export const PASSWORD = "correct horse battery";
export const SECRET = "a secret for tests, of more than 32 characters";

export type Person = { id: string; email: string; role: Role };

/** A tenant that nothing is known of yet. */
export async function makeTenant(db: TestDatabase, name = "Acme"): Promise<{ id: string; slug: string }> {
  const slug = `${name.toLowerCase()}-${uuidv7().slice(-12)}`;
  return createTenant(db.sql("pipeline"), { slug, name, zone: "Europe/Prague", currency: "CZK" }, "test");
}

/** Someone who may sign in with PASSWORD. */
export async function makePerson(db: TestDatabase, role: Role, tenantId: string | null, subject?: string): Promise<Person> {
  const email = `${role}-${uuidv7().slice(-12)}@example.org`;
  const input = { tenantId, email, name: `The ${role}`, password: PASSWORD, role, ...(subject !== undefined && { subject }) };
  const { id } = await createUser(db.sql("pipeline"), input, "test");
  return { id, email, role };
}

/** The cookie that a sign-in gives: what next-auth makes, with the claims of our `jwt` callback. */
export async function sessionCookie(person: { id: string }, sessionVersion = 1): Promise<string> {
  const token = await encode({ token: { userId: person.id, sessionVersion }, secret: SECRET });
  return `${cookieName("session")}=${token}`;
}
