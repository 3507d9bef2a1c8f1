import { readEnv } from "#server/env.ts";

export type CookieOptions = { httpOnly: true; sameSite: "lax"; path: "/"; secure: boolean };

/** Twelve hours: a working day, and no longer. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** Whether people reach this installation by https; cookies then never travel without it. */
export function isHttps(): boolean {
  return readEnv().INLAY_URL?.startsWith("https:") ?? false;
}

/**
 * A cookie's name. Secure ones carry the prefix that browsers check. The port is in the name since browsers share
 * cookies between the ports of a host: two installations on one machine would sign each other out.
 */
export function cookieName(name: "session" | "csrf" | "callback" | "tenant" | "pkce" | "state" | "nonce" | "view"): string {
  const { INLAY_URL } = readEnv();
  const port = INLAY_URL ? new URL(INLAY_URL).port : "";
  return `${isHttps() ? "__Host-" : ""}inlay-${name}${port ? `-${port}` : ""}`;
}

export function cookieOptions(): CookieOptions {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() };
}

/** The value of one cookie of a `Cookie` header, or null. */
export function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim());
  }
  return null;
}

/** Null for what is no URI encoding: such a cookie is not ours. */
function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}

/** A `Set-Cookie` header; an empty value with maxAge 0 removes the cookie. */
export function writeCookie(name: string, value: string, maxAge: number): string {
  const { secure } = cookieOptions();
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
