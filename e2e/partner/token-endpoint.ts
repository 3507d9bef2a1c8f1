import { setTimeout as pause } from "node:timers/promises";
import { claimsFor } from "./claims.ts";
import { json, type Reply } from "./reply.ts";
import type { Session } from "./sessions.ts";
import type { Settings } from "./settings.ts";
import { signToken } from "./sign-token.ts";
import type { SigningKey } from "./signing-key.ts";
import type { Switches } from "./switches.ts";

const SLOWEST_MS = 60_000;

/** `/<portal>/inlay-token`: a token for whoever is signed in. Without a sign-in there is none. */
export async function tokenEndpoint(
  settings: Settings,
  key: SigningKey,
  session: Session | undefined,
  switches: Switches,
): Promise<Reply> {
  if (!session) return json({ error: "Sign in at the portal first." }, 401);
  if (switches["slow-token"]) await pause(Math.min(SLOWEST_MS, Math.max(0, switches["slow-token"])));
  if (session.failures > 0) {
    session.failures -= 1;
    return json({ error: "The portal is busy." }, 503);
  }
  try {
    return json({ token: mint(settings, key, session, switches) });
  } catch (error) {
    if (error instanceof RangeError) return json({ error: error.message }, 403);
    throw error;
  }
}

/** @throws RangeError when somebody asks for more than their sign-in allows */
export function mint(settings: Settings, key: SigningKey, session: Session, switches: Switches): string {
  const { tenant } = settings.portals[session.portal];
  return signToken(key, claimsFor({ session, tenant, inlay: settings.inlay, switches }));
}

/**
 * For tenants that cannot sign: Inlay makes an address that loads once, for an API key of scope `embed:mint`.
 * @throws Error with Inlay's answer when it refuses
 */
export async function mintedAddress(settings: Settings, session: Session, switches: Switches): Promise<string> {
  const { tenant, mintKey } = settings.portals[session.portal];
  const claims = claimsFor({ session, tenant, inlay: settings.inlay, switches });
  // What a signed token says of itself, Inlay knows here from the API key.
  const { iss: _, aud: __, iat: ___, exp: ____, jti: _____, sub: subject, ...more } = claims;
  const response = await fetch(`${settings.inlay}/api/v1/embed/sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${mintKey}`, "content-type": "application/json" },
    body: JSON.stringify({ ...more, ...(subject === undefined ? {} : { subject }) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Inlay answered ${response.status}: ${text}`);
  return (JSON.parse(text) as { url: string }).url;
}
