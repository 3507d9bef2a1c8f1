import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import { Claims } from "#server/auth/oidc-claims.ts";
import type { OidcSettings } from "#server/auth/oidc-settings.ts";

declare module "next-auth" {
  interface Profile {
    /** What the identity provider says of whom it sends us. */
    claims?: Claims;
  }
}

/** The id of the provider, in addresses: <INLAY_URL>/api/auth/callback/oidc is what the issuer must know. */
export const OIDC = "oidc";

/** Milliseconds that the issuer has for an answer. */
const PATIENCE_MS = 10_000;

/** next-auth's provider for any issuer of OpenID Connect: code flow with PKCE, state and nonce, endpoints discovered. */
export function oidcProvider(settings: OidcSettings): OAuthConfig<Profile> {
  return {
    id: OIDC,
    name: settings.name,
    type: "oauth",
    wellKnown: `${settings.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: PATIENCE_MS },
    userinfo: {
      // Many issuers say the e-mail address at the userinfo endpoint alone. Who it is, the signed ID
      // token says, which next-auth has verified by now.
      request: async ({ client, tokens }) => {
        const signed = payloadOf(tokens.id_token ?? "");
        const asks = signed.email === undefined && client.issuer.metadata.userinfo_endpoint !== undefined;
        const said = asks ? await client.userinfo(tokens.access_token ?? "") : signed;
        if (said.sub !== signed.sub) throw new Error("The userinfo endpoint answered about somebody else");
        return { sub: signed.sub, claims: Claims.parse({ ...said, ...signed }) };
      },
    },
    // Who that is here, the callbacks ask the database.
    profile: (said) => ({ id: said.sub ?? "", sessionVersion: 0 }),
  };
}

const Payload = z.looseObject({ sub: z.string() });

/** What a token says whose signature was verified. */
function payloadOf(token: string): z.infer<typeof Payload> {
  return Payload.parse(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")));
}
