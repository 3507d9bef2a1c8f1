/** Every address of the app folder, as the folder writes it; held to it by routes.test.ts. */
export const ROUTES = [
  "/",
  "/account",
  "/api/auth/[...nextauth]",
  "/api/trpc/[trpc]",
  "/api/v1/[...rest]",
  "/api/v1/batches/[id]",
  "/api/v1/embed/keys",
  "/api/v1/embed/keys/[kid]",
  "/api/v1/embed/sessions",
  "/api/v1/embed/sessions/[id]",
  "/api/v1/embed/settings",
  "/api/v1/events",
  "/api/v1/metrics",
  "/api/v1/openapi.json",
  "/api/v1/quarantine/[id]/raw",
  "/api/v1/query",
  "/brand/[hash]",
  "/customers",
  "/data",
  "/data/batches",
  "/data/batches/[id]",
  "/data/freshness",
  "/data/quarantine",
  "/data/quarantine/[id]",
  "/data/runs",
  "/data/runs/[id]",
  "/devices",
  "/devices/event",
  "/devices/events",
  "/docs/api",
  "/embed/[...rest]",
  "/embed/[dashboard]",
  "/embed/api/drawing",
  "/embed/api/live",
  "/embed/api/renew",
  "/embed/v/[ticket]",
  "/explore",
  "/gallery",
  "/invitation/[token]",
  "/livez",
  "/metrics",
  "/password/forgot",
  "/password/reset/[token]",
  "/readyz",
  "/settings",
  "/settings/audit",
  "/settings/embedding",
  "/settings/embedding/keys",
  "/settings/embedding/playground",
  "/settings/embedding/sessions",
  "/settings/embedding/theme",
  "/settings/general",
  "/settings/keys",
  "/settings/people",
  "/settings/rules",
  "/settings/tariffs",
  "/settings/tariffs/[id]",
  "/settings/tariffs/new",
  "/sign-in",
  "/spending",
  "/spending/event",
  "/spending/events",
  "/tenants",
] as const;

/** Files of the build and of the SDK. */
export const FILES = "(files)";
/** Addresses that are none. */
export const NOWHERE = "(nowhere)";

const fixed = new Set<string>(ROUTES.filter((route) => !route.includes("[")));
const open = ROUTES.filter((route) => route.includes("["))
  // As Next does: one part before any number of them, and the longer beginning first.
  .sort((a, b) => Number(a.includes("[...")) - Number(b.includes("[...")) || b.length - a.length)
  .map((route) => ({ route, pattern: patternOf(route) }));

/**
 * The address of the app folder that a path leads to, FILES or NOWHERE: one of few, whatever is asked for, and nothing of the path
 * itself, which may hold a secret.
 */
export function routeOf(path: string): string {
  if (fixed.has(path)) return path;
  if (/^\/(_next\/|embed\/f\/|embed\/v1\.m?js$|icon\.svg$)/.test(path)) return FILES;
  return open.find(({ pattern }) => pattern.test(path))?.route ?? NOWHERE;
}

function patternOf(route: string): RegExp {
  const parts = route.split("/").map((part) => {
    if (part.startsWith("[...")) return ".+";
    return part.startsWith("[") ? "[^/]+" : part.replaceAll(".", "\\.");
  });
  return new RegExp(`^${parts.join("/")}$`);
}
