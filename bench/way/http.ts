import { Agent, request as ask } from "node:http";
import { eventsOf } from "#bench/way/events.ts";
import type { Answered, Stream } from "#bench/way/jobs.ts";

export type Request = { url: string; key: string; body: Buffer };

/** The n-th request of a stream, as bytes. */
export function bodyOf(stream: Stream, from: number, n: number, now: number): Buffer {
  const events = eventsOf({ ...stream, from: from + n * stream.size, count: stream.size }, now);
  if (stream.probe && events[0]) events[0] = { ...events[0], subject: `${stream.probe}${n}` };
  return Buffer.from(JSON.stringify(events));
}

/** Connections that are kept and used again. */
export function connections(most: number): {
  send(request: Request, of: number, n: number, due: number): Promise<Answered>;
  end(): void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: most });
  const send = ({ url, key, body }: Request, of: number, n: number, due: number) =>
    new Promise<Answered>((done, fail) => {
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json", "content-length": body.length };
      const sent = ask(url, { method: "POST", agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("end", () => {
          const { statusCode: status = 0, headers: told } = response;
          const ms = performance.now() - due;
          const accepted = status === 200 ? Number(/"accepted":(\d+)/.exec(Buffer.concat(chunks).toString())?.[1] ?? 0) : 0;
          done({ of, n, due: performance.timeOrigin + due, ms, status, retryAfter: told["retry-after"] !== undefined, accepted });
        });
        response.once("error", fail);
      });
      sent.once("error", fail);
      sent.end(body);
    });
  return { send, end: () => agent.destroy() };
}
