import { anyOrigin } from "#app/embed/api/any-origin.ts";
import { bearerOf } from "#app/embed/api/bearer.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { preflight } from "#server/http/cors.ts";
import { problem } from "#server/http/problem.ts";
import { LiveDomain } from "#server/live/change.ts";
import { changesFor, interestIn } from "#server/live/changes-for.ts";
import { liveHub } from "#server/live/hub.ts";
import { takeStreamPlace } from "#server/live/stream-places.ts";
import { log } from "#server/log.ts";
import { requestId } from "#server/observe/current.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Empty lines in between, so that proxies keep the stream. */
const PING_MS = 15_000;
const HEADERS = { "content-type": "application/x-ndjson", "cache-control": "private, no-store", "x-accel-buffering": "no" };

/** `domain`: whose figures changed, null where none did. `mark`: up to where that is known, to be given back by who asks later. */
type Line = { domain: LiveDomain | null; at: string; mark: string };

/**
 * Tells a frame when its figures changed, never the figures: a line of JSON for the beginning and for each change. It is asked
 * every 30 s whether the session still holds.
 *
 * `?dashboard=` one of the session's, alone. `Last-Event-ID:` the mark of an earlier line: the first line tells whether
 * something changed since. `?once`: that line, and no stream. A session has a few streams at a time, and 429 beyond them.
 */
export async function GET(request: Request): Promise<Response> {
  try {
    const actor = await embedActor(pool("app"), bearerOf(request.headers));
    const { searchParams } = new URL(request.url);
    const interest = interestIn(scopeOf(actor), LiveDomain.safeParse(searchParams.get("dashboard")).data);
    const line = (domain: LiveDomain | null, at: string): Line => ({ domain, at, mark: liveHub().mark(interest) });
    const known = request.headers.get("last-event-id");
    const first = () => {
      const missed = known !== null && liveHub().missed(interest, known);
      return line((missed && interest.domains[0]) || null, new Date().toISOString());
    };
    if (searchParams.has("once")) return anyOrigin(new Response(`${JSON.stringify(first())}\n`, { headers: HEADERS }));

    const stopped = new AbortController();
    stopped.signal.addEventListener("abort", takeStreamPlace(actor.sessionId), { once: true });
    request.signal.addEventListener("abort", () => stopped.abort(), { once: true });
    // Whoever left while it was found out who they are.
    if (request.signal.aborted) stopped.abort();
    const told = changesFor(pool("app"), { actor, headers: request.headers, signal: stopped.signal });
    async function* changes(): AsyncGenerator<Line> {
      for await (const { domain, at } of told) if (interest.domains.includes(domain)) yield line(domain, at);
    }
    return anyOrigin(new Response(linesOf(first, changes(), stopped), { headers: HEADERS }));
  } catch (error) {
    return anyOrigin(problem(error, requestId()));
  }
}

/** Begins no stream that nobody would read. */
export const HEAD = (): Response => anyOrigin(new Response(null, { status: 405, headers: { allow: "GET, OPTIONS" } }));
export { preflight as OPTIONS };

function linesOf(first: () => Line, changes: AsyncGenerator<Line>, stopped: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(`${text}\n`));
      const ping = setInterval(() => write(""), PING_MS);
      stopped.signal.addEventListener("abort", () => clearInterval(ping), { once: true });
      try {
        // In one breath with the beginning of what follows, so that nothing happens in between.
        write(JSON.stringify(first()));
        for await (const line of changes) write(JSON.stringify(line));
      } catch (error) {
        // The session ended, or the database went: the frame asks again, and is told which.
        log.info({ event: "embed.live_ended", err: error });
      } finally {
        if (!stopped.signal.aborted) controller.close();
        // All that stands and falls with it.
        stopped.abort();
      }
    },
    cancel: () => stopped.abort(),
  });
}
