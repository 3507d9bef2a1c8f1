import { randomBytes } from "node:crypto";
import type { WorldTenant } from "#bench/world/plan-world.ts";
import type { Sql } from "#db/client.ts";
import { createKey } from "#server/keys/create-key.ts";
import { createUser } from "#server/users/create-user.ts";

/** Who asks for a tenant: its server with a key, and an analyst who is signed in. */
export type Asker = { tenant: WorldTenant; key: string; cookie: string };

/** @param sql a pool of role pipeline @param url of the web app */
export function askersOf(sql: Sql, url: string, tenants: readonly WorldTenant[]): Promise<Asker[]> {
  return Promise.all(
    tenants.map(async (tenant) => {
      const { key } = await createKey(sql, tenant.id, { name: "bench", scopes: ["events:write", "query:read"] }, "bench");
      const person = { email: `analyst@${tenant.slug}.example`, password: randomBytes(18).toString("base64url") };
      await createUser(sql, { ...person, tenantId: tenant.id, name: "An Analyst", role: "analyst" }, "bench");
      return { tenant, key, cookie: await signIn(url, person) };
    }),
  );
}

/** Signs in as the page does. @returns the `Cookie` header of the session. */
async function signIn(url: string, person: { email: string; password: string }): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf(asked), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ ...person, csrfToken, json: "true" }),
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("inlay-session")) throw new Error(`The sign-in was refused (${answer.status}): ${await answer.text()}`);
  return cookie;
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.slice(0, line.indexOf(";")))
    .join("; ");
