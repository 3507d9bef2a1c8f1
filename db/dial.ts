import { connect as open, type Socket } from "node:net";

/** What the driver gives to a `socket` option: the parsed addresses. */
type Target = { host: string[]; port: number[]; path?: string | false };

/** First byte of an ErrorResponse; the answer to a startup otherwise begins with R, or S or N when TLS was asked for. */
const ERROR_RESPONSE = 0x45;

/**
 * Opens the sockets of one pool (the driver's `socket` option), so that a server that refuses logins is an error.
 *
 * A server that starts up or has no connection left takes the connection, answers the startup with one error and closes.
 * A driver whose connection was lost in the middle of a query takes that error for one of the lost query: the query
 * that waits now never ends, and it tries again at once, hundreds of times a second, while the server recovers. Ending
 * the socket with the error instead ends the query, and the driver waits before it tries again.
 *
 * @param silenceMs a connection of which nothing was heard for so long is given up, also an idle one, which costs little:
 *   of a network that swallows what is sent nobody else tells within a quarter of an hour. 0: never.
 */
export function dialer(silenceMs = 0): (target: Target) => Socket {
  let attempt = 0;
  return ({ host, port, path }) => {
    const at = attempt++ % host.length;
    const socket = path ? open(path) : open(port[at]!, host[at]!);
    // The driver asks the socket for its name when it checks a certificate.
    Object.assign(socket, { host: host[at], port: port[at] });
    if (silenceMs > 0) giveUpSilent(socket, silenceMs);
    const emit = socket.emit;
    socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
      if (event === "data") {
        socket.emit = emit;
        const [chunk] = args as [Buffer];
        if (chunk[0] === ERROR_RESPONSE) {
          socket.destroy(refusal(chunk));
          return true;
        }
      }
      return Reflect.apply(emit, socket, [event, ...args]) as boolean;
    };
    return socket;
  };
}

/** Looks by itself: the driver takes all listeners off a socket that it wraps in TLS, and a timeout is no event then. */
function giveUpSilent(socket: Socket, silenceMs: number): void {
  let heard = -1;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else if (socket.bytesRead !== heard) heard = socket.bytesRead;
    else socket.destroy(Object.assign(new Error("nothing was heard of the server"), { code: "ETIMEDOUT" }));
  }, silenceMs).unref();
}

/** The error with the server's own SQLSTATE, as if the driver had read it. */
function refusal(message: Buffer): Error {
  // E, length, then fields: a letter and a text that ends with NUL.
  const fields = new Map(
    message
      .toString("utf8", 5)
      .split("\0")
      .map((field) => [field[0], field.slice(1)]),
  );
  return Object.assign(new Error(fields.get("M") ?? "the server refused the connection"), {
    code: fields.get("C") ?? "08004",
    severity: fields.get("V") ?? "FATAL",
  });
}
