import { hasBearer } from "#server/auth/request-actor.ts";

/**
 * Lets pages of any origin read an answer to a bearer, since a sandboxed frame has none of its own. Without credentials:
 * no cookie comes along, and none is read beside a bearer.
 */
export function openTo(request: Request, headers: Headers): void {
  if (hasBearer(request.headers)) headers.set("access-control-allow-origin", "*");
}

/** What a browser asks before it sends a bearer to another origin: it may. */
export function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, POST",
      // trpc-accept: how a client of procedures says that it reads a stream of answers. last-event-id: up to where a frame knows all.
      "access-control-allow-headers": "authorization, content-type, last-event-id, trpc-accept",
      "access-control-max-age": "600",
    },
  });
}
