import { surviveLostConnections } from "#db/stray.ts";
import { serve } from "#pipelines/collect/testing/http-server.ts";
import { readEnv } from "#server/env.ts";
import { log } from "#server/log.ts";

// Next, too, stays alive after a rejection that nobody handled.
surviveLostConnections((err) => log.warn({ event: "web.connection_lost", err }));

type Door = (request: Request) => Response | Promise<Response>;

/** The route handlers of the app, by the beginning of their paths: loaded at first use, as Next does. */
const DOORS: readonly [string, () => Promise<Door>][] = [
  ["/api/v1/events", async () => (await import("#app/api/v1/events/route.ts")).POST],
  ["/api/v1/query", async () => (await import("#app/api/v1/query/route.ts")).POST],
  ["/api/trpc", async () => (await import("#app/api/trpc/[trpc]/route.ts")).GET],
  ["/livez", async () => (await import("#app/livez/route.ts")).GET],
  ["/readyz", async () => (await import("#app/readyz/route.ts")).GET],
];

// The web app's doors as a process of its own, on PORT: its own handlers in a plain HTTP server, so that no build is needed.
await serve(async (request) => {
  const { pathname } = new URL(request.url);
  const door = DOORS.find(([begin]) => pathname.startsWith(begin));
  return door ? (await door[1]())(request) : new Response(null, { status: 404 });
}, readEnv().PORT ?? 0);
