import { readEnv } from "#server/env.ts";
import { AppError } from "#server/errors.ts";
import { log } from "#server/log.ts";

const told = globalThis as typeof globalThis & { __inlayNoSecret?: true };

/** The secret that signs sessions, or null: then nobody can sign in and no session is believed. Said once in the log. */
export function authSecret(): string | null {
  const secret = readEnv().AUTH_SECRET ?? null;
  if (secret === null && !told.__inlayNoSecret) {
    told.__inlayNoSecret = true;
    log.error(
      { event: "auth.closed" },
      "AUTH_SECRET is not set: sign-in is closed. Set it to 32 or more random characters and start again.",
    );
  }
  return secret;
}

/** @throws AppError UNAVAILABLE where nobody can sign in */
export function secretOrRefuse(): string {
  const secret = authSecret();
  if (secret === null) {
    const message = "Sign-in is closed: this installation has no AUTH_SECRET.";
    throw new AppError("UNAVAILABLE", { message }, { because: "closed" });
  }
  return secret;
}
