import { generateKeyPairSync, randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { demo, send, signIn } from "#e2e/demo.ts";
import { signToken } from "#e2e/partner/sign-token.ts";

/** A tenant of a spec's own: what is done to its keys, sessions, names and origins touches no other spec. */
export type OwnTenant = {
  id: string;
  slug: string;
  apiKey: string;
  kid: string;
  /** A token for `sub: "ada"` and both dashboards, with other claims over these. */
  token(claims?: object): string;
  /** A page of the console's, signed in as the operator who made the tenant and works in it. */
  console: Page;
  /** Sends events as the tenant's own server; all are accepted but for those meant to be refused. */
  send(events: object[], refused?: number): Promise<void>;
  /** `/api/v1/embed/<path>` with the tenant's key. */
  embed(path: string, init?: { method: string; body?: object }): Promise<Record<string, unknown>>;
};

const SCOPES = ["events:write", "events:read", "query:read", "embed:mint", "embed:manage"];

/** Makes a tenant by the console, and an API key, a signing key and origins for it, as a tenant would. */
export async function ownTenant(browser: Browser, { name, origins }: { name: string; origins: string[] }): Promise<OwnTenant> {
  const { url, users } = demo();
  const page = await browser.newPage({ baseURL: url });
  await signIn(page, users.find(({ role }) => role === "operator")!);
  const slug = `own-${randomUUID().slice(0, 8)}`;
  const { id } = await call<{ id: string }>(page, "tenants.create", { slug, name, zone: "Europe/Berlin", currency: "EUR" });
  await call(page, "session.chooseTenant", { tenantId: id });
  const { key: apiKey } = await call<{ key: string }>(page, "keys.create", { name: "Tests", scopes: SCOPES });

  const embed: OwnTenant["embed"] = async (path, { method, body } = { method: "GET" }) => {
    const answer = await fetch(`${url}/api/v1/embed/${path}`, {
      method,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    expect(answer.ok, `${method} ${path}: ${text}`).toBe(true);
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { kid } = (await embed("keys", {
    method: "POST",
    body: { name: "Tests", jwk: publicKey.export({ format: "jwk" }) },
  })) as {
    kid: string;
  };
  const rights = ["events", "export", "save"];
  await embed("settings", { method: "PUT", body: { origins, rights, theme: {}, locale: null } });
  return {
    ...{ id, slug, apiKey, kid, console: page, embed },
    send: (events, refused = 0) => send({ slug, id, apiKey, subjects: [] }, events, { refused }),
    token: (claims = {}) => {
      const iat = Math.floor(Date.now() / 1_000);
      const usual = {
        iss: slug,
        aud: url,
        sub: "ada",
        dashboards: ["spending", "devices"],
        iat,
        exp: iat + 60,
        jti: randomUUID(),
      };
      return signToken({ kid, privateKey }, { ...usual, ...claims });
    },
  };
}

/** A procedure, as a page of the console calls it. */
async function call<Output>(page: Page, path: string, input: object): Promise<Output> {
  const answer = await page.evaluate(
    async ([to, body]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(`/api/trpc/${to}`, { method: "POST", headers, body: body! })).text();
    },
    [path, JSON.stringify(input)],
  );
  const { result, error } = JSON.parse(answer) as { result?: { data: Output }; error?: unknown };
  if (!result) throw new Error(`${path} was answered with ${JSON.stringify(error)}`);
  return result.data;
}
