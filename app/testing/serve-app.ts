import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { allRoutes } from "#server/isolation/testing/routes.ts";
import { routeOf } from "#server/observe/routes.ts";

type Routes = Awaited<ReturnType<typeof allRoutes>>;

/** All route handlers of the app on a plain HTTP server, called as Next calls them, so that no build is needed. Pages are missing. */
export async function serveApp(): Promise<{ url: string; close(): Promise<void> }> {
  const routes = await allRoutes();
  const server = createServer((incoming, outgoing) => {
    respond(routes, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(routes: Routes, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const path = (incoming.url ?? "/").split("?", 1)[0]!;
  const route = routeOf(path);
  const handler = routes.get(`${incoming.method} ${route}`);
  if (!handler) {
    outgoing.writeHead(routes.has(`GET ${route}`) ? 405 : 404).end();
    return;
  }
  const left = new AbortController();
  outgoing.once("close", () => left.abort());
  const answer = await handler(requestOf(incoming, left.signal), { params: Promise.resolve(paramsOf(route, path)) });
  outgoing.statusCode = answer.status;
  // What was set before a handler answers stands, as in Next.
  for (const [name, value] of answer.headers) if (!outgoing.hasHeader(name)) outgoing.setHeader(name, value);
  outgoing.flushHeaders();
  if (!answer.body) outgoing.end();
  else
    Readable.fromWeb(answer.body as WebStream)
      .on("error", () => outgoing.destroy())
      .pipe(outgoing);
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  const body = hasBody ? (Readable.toWeb(incoming) as WebStream<Uint8Array> as ReadableStream<Uint8Array>) : null;
  const init: RequestInit & { duplex: "half" } = { method: incoming.method ?? "GET", headers, body, signal, duplex: "half" };
  return new Request(`http://${incoming.headers.host}${incoming.url}`, init);
}

/** By the names that the folder gives them; one that stands for any number of parts has them all as one. */
function paramsOf(route: string, path: string): Record<string, string> {
  const parts = path.split("/");
  const named = route.split("/").flatMap((part, at) => {
    const name = /^\[(?:\.\.\.)?(\w+)\]$/.exec(part)?.[1];
    if (name === undefined) return [];
    return [[name, decodeURIComponent(part.startsWith("[...") ? parts.slice(at).join("/") : parts[at]!)] as const];
  });
  return Object.fromEntries(named);
}
