import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration } from "oidc-provider";
import { CLIENT } from "#server/auth/testing/oidc-client.ts";

/** Who sits before the browser, as the issuer knows them. */
export type Sitting = { sub: string; email?: string; email_verified?: boolean; name?: string };

export type Issuer = {
  address: string;
  client: { id: string; secret: string };
  /** Who signs in over there from now on. */
  sit(person: Sitting): void;
  stop(): Promise<void>;
};

/**
 * A real OpenID Connect provider on loopback that insists on PKCE. It asks nobody for a password: whoever sits there is
 * signed in. As the standard has it, e-mail addresses stand at its userinfo endpoint alone, unless told otherwise.
 */
export async function startIssuer(redirect: string, options: { emailInToken?: boolean; port?: number } = {}): Promise<Issuer> {
  const people = new Map<string, Sitting>();
  let sitting: Sitting = { sub: "nobody" };
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    void (request.url?.startsWith("/interaction/") ? signIn(request, response) : provider!.callback()(request, response));
  });
  const signIn = async (request: IncomingMessage, response: ServerResponse) =>
    provider!.interactionFinished(request, response, { login: { accountId: sitting.sub } }, { mergeWithLastSubmission: false });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", () => resolve()));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = CLIENT;
  provider = new Provider(address, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirect] }],
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: options.emailInToken !== true,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["a key for the issuer's own cookies"] },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => {
      const person = people.get(sub) ?? { sub };
      return { accountId: sub, claims: () => ({ ...person }) };
    },
    loadExistingGrant: grantAll,
  });
  return {
    address,
    client,
    sit: (person) => {
      people.set(person.sub, person);
      sitting = person;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Nobody is asked whether we may know their address. */
const grantAll: NonNullable<Configuration["loadExistingGrant"]> = async (context) => {
  const { client, session, provider } = context.oidc;
  const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
  grant.addOIDCScope("openid email profile");
  await grant.save();
  return grant;
};
