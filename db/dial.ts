import { connect as open, Socket } from "node:net";
import { guardSocket } from "#db/guard-socket.ts";
import { secure, type Tls } from "#db/secure-socket.ts";

/** What the driver gives to a `socket` option: the parsed addresses. */
type Target = { host: string[]; port: number[]; path?: string | false };

/** Who decides what becomes of a pool whose connections are lost. */
export type Watch = {
  /** Whether it makes no connections any more. */
  barred(): boolean;
  opened(): void;
  /** One that was in use is lost, though nobody had ended it. */
  lost(): void;
  closed(): void;
};

export type DialOptions = {
  tls: Tls | null;
  /**
   * A connection of which nothing was heard for so long is given up: of a network that swallows what is sent nobody else
   * tells within a quarter of an hour. 0: never.
   */
  silenceMs: number;
  /** Without it the driver makes lost connections anew by itself. */
  watch?: Watch;
};

/** Opens the sockets of one pool (the driver's `socket` option). It never throws: a connection that fails does so later. */
export function dialer({ tls, silenceMs, watch }: DialOptions): (target: Target) => Promise<Socket> {
  let attempt = 0;
  return async ({ host, port, path }) => {
    const at = attempt++ % host.length;
    if (watch?.barred())
      return guardSocket(failed(Object.assign(new Error("connections were lost"), { code: "CONNECTION_CLOSED" })));
    watch?.opened();
    const plain = path ? open(path) : open(port[at]!, host[at]!);
    plain.once("close", () => watch?.closed());
    const socket = tls ? await secure(plain, host[at]!, tls).catch(failed) : plain;
    if (silenceMs > 0) giveUpSilent(socket, silenceMs);
    // Of several hosts the driver tries the next one only where it is told in its own way.
    return guardSocket(socket, host.length > 1 ? undefined : watch?.lost);
  };
}

/** A socket that fails when the driver has got it: what its opening throws makes the driver lose the place for good. */
function failed(error: Error): Socket {
  const socket = Object.assign(new Socket(), { write: () => true });
  setTimeout(() => socket.destroy(error), 1);
  return socket;
}

function giveUpSilent(socket: Socket, silenceMs: number): void {
  let heard = -1;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else if (socket.bytesRead !== heard) heard = socket.bytesRead;
    else socket.destroy(Object.assign(new Error("nothing was heard of the server"), { code: "ETIMEDOUT" }));
  }, silenceMs).unref();
}
