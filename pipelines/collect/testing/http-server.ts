import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";

/** A plain HTTP server on the loopback address around a handler of web requests; port 0 is any free one. */
export async function serve(
  handler: (request: Request) => Promise<Response>,
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => void respond(handler, incoming, outgoing));
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/events`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function respond(
  handler: (request: Request) => Promise<Response>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  const body = hasBody ? (Readable.toWeb(incoming) as WebStream<Uint8Array> as ReadableStream<Uint8Array>) : null;
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const { signal } = gone;
  const init: RequestInit & { duplex: "half" } = { method: incoming.method ?? "GET", headers, body, duplex: "half", signal };
  const response = await handler(new Request(`http://${incoming.headers.host}${incoming.url}`, init));
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), connection: "close" });
  if (!response.body) outgoing.end();
  // Piece by piece, as streams of events come; whoever is gone meanwhile gets no more.
  else await pipeline(Readable.fromWeb(response.body as WebStream<Uint8Array>), outgoing).catch(() => {});
}
