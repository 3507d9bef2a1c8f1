import { connect, type Socket } from "node:net";

export type Reply = { status: number; body: Buffer };

/** A kept connection that asks one thing at a time: as little of this process between a request and its answer as can be. */
export type Wire = { ask(request: Uint8Array): Promise<Reply>; readonly open: boolean; close(): void };

/** A whole HTTP/1.1 request as bytes, made once and sent many times. */
export function requestBytes(
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Buffer {
  const { host, pathname, search } = new URL(url);
  const text = body === undefined ? "" : JSON.stringify(body);
  const all = {
    host,
    ...headers,
    ...(body === undefined ? {} : { "content-type": "application/json", "content-length": String(Buffer.byteLength(text)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${body === undefined ? "GET" : "POST"} ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n${text}`);
}

export function openWire(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url);
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.once("error", fail);
    socket.once("connect", () => {
      socket.off("error", fail);
      done(wireOf(socket));
    });
  });
}

type Waiting = { done: (reply: Reply) => void; fail: (error: Error) => void };

function wireOf(socket: Socket): Wire {
  let waiting: Waiting | undefined;
  let gathered = Buffer.alloc(0);
  let open = true;
  socket.on("data", (chunk) => {
    gathered = gathered.length === 0 ? chunk : Buffer.concat([gathered, chunk]);
    const reply = wholeReply(gathered);
    if (!reply) return;
    gathered = Buffer.alloc(0);
    const { done } = waiting!;
    waiting = undefined;
    done(reply);
  });
  const end = (error?: Error) => {
    open = false;
    waiting?.fail(error ?? new Error("The connection was closed before the answer was whole."));
  };
  socket.on("error", end).on("close", () => end());
  return {
    ask: (request) =>
      new Promise((done, fail) => {
        waiting = { done, fail };
        socket.write(request);
      }),
    get open() {
      return open;
    },
    close: () => void socket.destroy(),
  };
}

const LAST_CHUNK = Buffer.from("\r\n0\r\n\r\n");

/** The reply when all of it is there. Of a chunked one the body is as sent, with the lengths of its chunks. */
function wholeReply(bytes: Buffer): Reply | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = bytes.toString("latin1", 0, end);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  const body = bytes.subarray(end + 4);
  const whole = length === undefined ? bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : body.length >= Number(length);
  return whole ? { status, body } : undefined;
}
