import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { withWholeRequest } from "#app/api/trpc/whole-request.ts";
import type { AppError } from "#server/errors.ts";
import { openTo, preflight } from "#server/http/cors.ts";
import { log } from "#server/log.ts";
import { createContext } from "#server/trpc/context.ts";
import { appErrorOf, toTrpcError } from "#server/trpc/error-shape.ts";
import { appRouter } from "#server/trpc/router.ts";

export const dynamic = "force-dynamic";

/** Calls of one request: many more than a page makes at once. */
const MOST_CALLS = 100;

/** The door of all procedures: calls, batches of calls, and subscriptions as event streams. */
const handler = (request: Request): Promise<Response> => withWholeRequest(request, respond);

function respond(request: Request, refusal?: AppError): Promise<Response> {
  return fetchRequestHandler({
    endpoint: "/api/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: MOST_CALLS,
    createContext: ({ req, resHeaders }) => {
      // Answers are somebody's own: no shared cache may keep them, and no proxy hold back a stream.
      resHeaders.set("cache-control", "private, no-store");
      resHeaders.set("x-accel-buffering", "no");
      // They are data, whatever a browser may take them for.
      resHeaders.set("x-content-type-options", "nosniff");
      resHeaders.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
      openTo(req, resHeaders);
      if (refusal) throw toTrpcError(refusal);
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
