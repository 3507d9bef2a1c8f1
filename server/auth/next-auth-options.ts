import { randomUUID } from "node:crypto";
import type { AuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { cookieName, cookieOptions, isHttps, SESSION_SECONDS } from "#server/auth/cookies.ts";
import { signIn } from "#server/auth/sign-in.ts";
import { readEnv } from "#server/env.ts";
import { AppError } from "#server/errors.ts";
import { log } from "#server/log.ts";
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

/**
 * next-auth for one installation: e-mail address and password, a session in an encrypted cookie that holds who and
 * which session version, and nothing that could grow old (role, tenant and status are read from the database each time).
 */
export function nextAuthOptions(secret: string): AuthOptions {
  tellNextAuthItsAddress();
  return {
    secret,
    providers: [
      CredentialsProvider({
        id: "credentials",
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials, request) => authorize(secret, credentials, request.headers ?? {}),
      }),
    ],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    useSecureCookies: isHttps(),
    cookies: {
      sessionToken: { name: cookieName("session"), options: cookieOptions() },
      csrfToken: { name: cookieName("csrf"), options: cookieOptions() },
      callbackUrl: { name: cookieName("callback"), options: cookieOptions() },
    },
    callbacks: {
      jwt: ({ token, user, trigger }) =>
        trigger === "signIn"
          ? { userId: user.id, sessionVersion: user.sessionVersion, sessionId: randomUUID() }
          : { userId: token.userId, sessionVersion: token.sessionVersion, sessionId: token.sessionId },
      // Nothing about the person: pages ask session.me, which asks the database.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, meta) => log.error({ event: "auth.error", code, err: meta instanceof Error ? meta : undefined }),
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
    const { userId, sessionVersion } = await signIn(pool("app"), secret, credentials.data, clientAddress(headers));
    return { id: userId, sessionVersion };
  } catch (error) {
    if (error instanceof AppError && error.code === "UNAUTHENTICATED") return null;
    if (error instanceof AppError && error.code === "TOO_MANY_REQUESTS") throw new Error("TooManyAttempts");
    log.error({ event: "auth.sign_in", err: error });
    throw new Error("Unavailable");
  }
}

/**
 * The address that reached us: the last one of X-Forwarded-For, which the proxy in front added (or Next itself without
 * one). Those before it are what the sender says, so they must not decide a throttle.
 */
export function clientAddress(headers: Record<string, string | undefined>): string {
  return headers["x-forwarded-for"]?.split(",").at(-1)?.trim() || "unknown";
}

/** next-auth reads its own address from the environment alone. */
function tellNextAuthItsAddress(): void {
  const { INLAY_URL } = readEnv();
  if (INLAY_URL) process.env.NEXTAUTH_URL = INLAY_URL;
  else process.env.AUTH_TRUST_HOST = "true";
}
