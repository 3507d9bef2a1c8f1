import { z } from "zod";

export type Registering = {
  /** Address of Inlay. */
  inlay: string;
  /** Of the tenant, with the scope embed:manage. */
  apiKey: string;
  /** Address of the tenant's app, which shows its public keys at `/jwks.json` below. */
  portal: string;
  /** What the console calls its keys. */
  name: string;
};

const Jwks = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });
const Keys = z.object({ keys: z.array(z.object({ kid: z.string(), revokedAt: z.string().nullable() })) });
const EmbedSettings = z.looseObject({ origins: z.array(z.string()), rights: z.array(z.string()) });
const RIGHTS = ["events", "export", "save"];

/**
 * Does what a tenant does once before it embeds: its public keys are registered, and its origin is allowed to frame. What is
 * there stays as it is; a key that somebody revoked stays revoked.
 * @throws Error with Inlay's answer when it refuses
 */
export async function registerPortal({ inlay, apiKey, portal, name }: Registering): Promise<void> {
  const ask = (path: string, init: RequestInit = {}) =>
    answerOf(`${inlay}/api/v1/embed/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
    });
  const { keys } = Jwks.parse(await answerOf(`${portal}/jwks.json`));
  const known = Keys.parse(await ask("keys"));
  for (const jwk of keys)
    if (!known.keys.some(({ kid }) => kid === jwk.kid))
      await ask("keys", { method: "POST", body: JSON.stringify({ kid: jwk.kid, name, jwk }) });

  const { origin } = new URL(portal);
  const settings = EmbedSettings.parse(await ask("settings"));
  if (settings.origins.includes(origin)) return;
  const { issuer: _, audience: __, ...own } = settings;
  // A tenant that nobody has set up lets viewers do nothing but look.
  const rights = settings.origins.length > 0 ? settings.rights : RIGHTS;
  await ask("settings", { method: "PUT", body: JSON.stringify({ ...own, rights, origins: [...settings.origins, origin] }) });
}

async function answerOf(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${init?.method ?? "GET"} ${url} was answered with ${response.status}: ${text}`);
  return JSON.parse(text);
}
