import { randomUUID } from "node:crypto";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { clientAddress } from "#server/auth/client-address.ts";
import { cookieName, cookieOptions, isHttps, SESSION_SECONDS } from "#server/auth/cookies.ts";
import { enterByIdentity, identitySession } from "#server/auth/enter-by-identity.ts";
import type { Claims } from "#server/auth/oidc-claims.ts";
import { OIDC, oidcProvider } from "#server/auth/oidc-provider.ts";
import { oidcSettings } from "#server/auth/oidc-settings.ts";
import { signIn } from "#server/auth/sign-in.ts";
import { readEnv } from "#server/env.ts";
import { AppError } from "#server/errors.ts";
import { log } from "#server/log.ts";
import { countThrottle } from "#server/observe/throttles.ts";
import { pool } from "#server/pools.ts";

declare module "next-auth" {
  interface User {
    sessionVersion: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    userId: string;
    sessionVersion: number;
    /** Of this sign-in alone: what else is bound to a session ends with it. */
    sessionId?: string;
  }
}

const Credentials = z.object({
  email: z
    .string()
    .min(3)
    .max(254)
    .refine((email) => !email.includes("\0")),
  password: z.string().min(1).max(1_000),
});

/** A sign-in at the identity provider may take so long: its secrets on our side live no longer. */
const DETOUR_SECONDS = 15 * 60;

/**
 * next-auth for one installation: e-mail address and password, or an identity provider where one is set; a session in an encrypted cookie that holds who and
 * which session version, and nothing that could grow old (role, tenant and status are read from the database each time).
 */
export function nextAuthOptions(secret: string): AuthOptions {
  tellNextAuthItsAddress();
  const oidc = oidcSettings();
  const detour = { ...cookieOptions(), maxAge: DETOUR_SECONDS };
  return {
    secret,
    providers: [
      CredentialsProvider({
        id: "credentials",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials, request) => authorize(secret, credentials, request.headers ?? {}),
      }),
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    useSecureCookies: isHttps(),
    cookies: {
      sessionToken: { name: cookieName("session"), options: cookieOptions() },
      csrfToken: { name: cookieName("csrf"), options: cookieOptions() },
      callbackUrl: { name: cookieName("callback"), options: cookieOptions() },
      pkceCodeVerifier: { name: cookieName("pkce"), options: detour },
      state: { name: cookieName("state"), options: detour },
      nonce: { name: cookieName("nonce"), options: detour },
    },
    callbacks: {
      signIn: async ({ account, profile }) => (account?.provider === OIDC ? enterBy(profile?.claims) : true),
      jwt: async ({ token, user, trigger, account, profile }) => {
        if (trigger !== "signIn")
          return { userId: token.userId, sessionVersion: token.sessionVersion, sessionId: token.sessionId };
        const { userId, sessionVersion } =
          account?.provider === OIDC
            ? await sessionBy(profile?.claims)
            : { userId: user.id, sessionVersion: user.sessionVersion };
        return { userId, sessionVersion, sessionId: randomUUID() };
      },
      // Nothing about the person: pages ask session.me, which asks the database.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, meta) => log.error({ event: "auth.error", code, why: messageOf(meta) }),
      warn: (code) => log.warn({ event: "auth.warning", code }),
      debug: () => {},
    },
  };
}

/** Null or a thrown word is what next-auth hands the sign-in page as `error`: CredentialsSignin, TooManyAttempts or Unavailable. */
async function authorize(secret: string, input: unknown, headers: Record<string, string | undefined>) {
  const credentials = Credentials.safeParse(input);
  if (!credentials.success) return null;
  try {
    const { userId, sessionVersion } = await signIn(
      pool("app"),
      secret,
      credentials.data,
      clientAddress(headers["x-forwarded-for"]),
    );
    return { id: userId, sessionVersion };
  } catch (error) {
    if (error instanceof AppError && error.code === "UNAUTHENTICATED") return null;
    if (error instanceof AppError && error.code === "TOO_MANY_REQUESTS") {
      countThrottle(error);
      throw new Error("TooManyAttempts");
    }
    log.error({ event: "auth.sign_in", err: error });
    throw new Error("Unavailable");
  }
}

/** Whether next-auth may go on with somebody whom the identity provider vouches for; else the page that says why not. */
async function enterBy(claims: Claims | undefined): Promise<true | string> {
  if (!claims) return "/sign-in?error=Unavailable";
  try {
    const entry = await enterByIdentity(pool("app"), claims);
    return entry === "in" || `/sign-in?error=Identity.${entry}`;
  } catch (error) {
    log.error({ event: "auth.sign_in", err: error });
    return "/sign-in?error=Unavailable";
  }
}

/** The session of whom enterBy let in. An account that was closed in between has none. */
async function sessionBy(claims: Claims | undefined) {
  const session = claims && (await identitySession(pool("app"), claims));
  if (!session) throw new Error("The account was closed while its owner signed in");
  return session;
}

/** Of an error only its words: those of a sign-in elsewhere carry its secrets beside them. */
function messageOf(meta: unknown): string | undefined {
  const error = meta instanceof Error ? meta : (meta as { error?: unknown } | undefined)?.error;
  return error instanceof Error ? error.message : undefined;
}

/** next-auth reads its own address from the environment alone. */
function tellNextAuthItsAddress(): void {
  const { INLAY_URL } = readEnv();
  if (INLAY_URL) process.env.NEXTAUTH_URL = INLAY_URL;
  else process.env.AUTH_TRUST_HOST = "true";
}
