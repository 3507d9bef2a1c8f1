import { randomUUID } from "node:crypto";
import type { Session } from "./sessions.ts";
import type { PortalName } from "./settings.ts";
import type { Switches } from "./switches.ts";

export const DASHBOARD: Record<PortalName, "spending" | "devices"> = { bank: "spending", home: "devices" };

/** What each portal lets its customers do in the frame. */
const RIGHTS = ["events", "export", "save"];
/** Redeemed at once: a minute is plenty, and a signer whose clock is wrong is told so. */
const LIFE_SECONDS = 60;

/** How the frames look like the portal around them. */
const THEME: Record<PortalName, object> = {
  bank: {
    accent: "#14624f",
    radius: 10,
    font: "system",
    light: { ground: "#f7f5f0", surface: "#ffffff", ink: "#1d2723" },
    dark: { ground: "#121715", surface: "#1a211e", ink: "#e8ece9" },
  },
  home: {
    accent: "#3d5bd9",
    radius: 16,
    font: "system",
    light: { ground: "#f1f4fa", surface: "#ffffff", ink: "#1a2233" },
    dark: { ground: "#0e131f", surface: "#161d2d", ink: "#e6eaf5" },
  },
};

export type Asking = { session: Session; tenant: string; inlay: string; switches: Switches; now?: number };

/**
 * What the portal says of the person who is signed in. The subject is the session's; no parameter can name another.
 * @throws RangeError when staff's view is asked for by a customer
 */
export function claimsFor({ session, tenant, inlay, switches, now = Date.now() }: Asking): Record<string, unknown> {
  const { portal, person } = session;
  if (switches.tenantwide && person.subject !== null) throw new RangeError("Only staff see all customers.");
  const iat = Math.floor(now / 1000) + (switches.skew ?? 0);
  const locks = readLocks(switches.lock ?? []);
  return {
    iss: tenant,
    aud: inlay,
    ...(person.subject === null ? { scope: "tenant" } : { sub: person.subject }),
    dashboards: switches.dashboards ?? [DASHBOARD[portal]],
    iat,
    exp: iat + (switches.life ?? LIFE_SECONDS),
    jti: randomUUID(),
    can: switches.can ? RIGHTS.filter((right) => switches.can?.includes(right)) : RIGHTS,
    theme: { ...THEME[portal], ...(switches.mode ? { mode: switches.mode } : {}) },
    ...(Object.keys(locks).length > 0 ? { filters: locks } : {}),
    ...(switches.locale ? { locale: switches.locale } : {}),
    ...(switches.timezone ? { timezone: switches.timezone } : {}),
  };
}

/** `["category:groceries", "category:dining"]` to `{ category: ["groceries", "dining"] }`. */
function readLocks(locks: readonly string[]): Record<string, string[]> {
  const pairs = locks.map((lock) => [lock.split(":", 1)[0] ?? "", lock.slice(lock.indexOf(":") + 1)] as const);
  return Object.fromEntries(
    [...Map.groupBy(pairs, ([dimension]) => dimension)].map(([dimension, of]) => [
      dimension,
      of.map(([, value]) => value).filter((value) => value !== ""),
    ]),
  );
}
