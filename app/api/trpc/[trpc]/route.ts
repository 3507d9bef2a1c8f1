import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { openTo, preflight } from "#server/http/cors.ts";
import { log } from "#server/log.ts";
import { createContext } from "#server/trpc/context.ts";
import { appErrorOf } from "#server/trpc/error-shape.ts";
import { appRouter } from "#server/trpc/router.ts";

export const dynamic = "force-dynamic";

/** The door of all procedures: calls, batches of calls, and subscriptions as event streams. */
function handler(request: Request): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    createContext: ({ req, resHeaders }) => {
      // Answers are somebody's own: no shared cache may keep them, and no proxy hold back a stream.
      resHeaders.set("cache-control", "private, no-store");
      resHeaders.set("x-accel-buffering", "no");
      openTo(req, resHeaders);
      return createContext(req.headers, resHeaders);
    },
    onError: ({ error, path, ctx }) => {
      const known = appErrorOf(error);
      if (!known || known.status >= 500)
        log.error({ event: "trpc.error", requestId: ctx?.requestId, path, err: error.cause ?? error });
    },
  });
}

export { handler as GET, handler as POST, preflight as OPTIONS };
