import { anyOrigin } from "#app/embed/api/any-origin.ts";
import { bearerOf } from "#app/embed/api/bearer.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { preflight } from "#server/http/cors.ts";
import { problem } from "#server/http/problem.ts";
import { uuidv7 } from "#server/ids.ts";
import { changesFor } from "#server/live/changes-for.ts";
import { log } from "#server/log.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Empty lines in between, so that proxies keep the stream. */
const PING_MS = 15_000;

/**
 * Tells a frame when its figures changed, never the figures: a line of JSON for the beginning and for each change. It is asked
 * every 30 s whether the session still holds.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await embedActor(pool("app"), bearerOf(request.headers));
    const stopped = new AbortController();
    request.signal.addEventListener("abort", () => stopped.abort(), { once: true });
    const told = changesFor(pool("app"), { actor, headers: request.headers, signal: stopped.signal });
    return anyOrigin(
      new Response(linesOf(told, actor.dashboards, stopped), {
        headers: { "content-type": "application/x-ndjson", "cache-control": "private, no-store", "x-accel-buffering": "no" },
      }),
    );
  } catch (error) {
    return anyOrigin(problem(error, uuidv7()));
  }
}

/** Begins no stream that nobody would read. */
export const HEAD = (): Response => anyOrigin(new Response(null, { status: 405, headers: { allow: "GET, OPTIONS" } }));
export { preflight as OPTIONS };

function linesOf(
  told: AsyncGenerator<{ domain: string; at: string }>,
  dashboards: readonly string[],
  stopped: AbortController,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const write = (line: string) => controller.enqueue(encoder.encode(`${line}\n`));
      const ping = setInterval(() => write(""), PING_MS);
      stopped.signal.addEventListener("abort", () => clearInterval(ping), { once: true });
      write(JSON.stringify({ domain: null, at: new Date().toISOString() }));
      try {
        for await (const { domain, at } of told) if (dashboards.includes(domain)) write(JSON.stringify({ domain, at }));
      } catch (error) {
        // The session ended, or the database went: the frame asks again, and is told which.
        log.info({ event: "embed.live_ended", err: error });
      } finally {
        clearInterval(ping);
        if (!stopped.signal.aborted) controller.close();
      }
    },
    cancel: () => stopped.abort(),
  });
}
