import type { Socket } from "node:net";
import { Conversation } from "#db/conversation.ts";
import { errorOf, wholeMessages } from "#db/wire.ts";

/**
 * A socket that tells the driver of its end so that nothing is left behind. The driver (postgres 3.4.9) keeps what it knew
 * of a lost connection and uses it again for the next one: a query begun between the socket's `error` and its `close` is
 * answered by the next connection with no rows, statements of a transaction that is over run inside another's, what was
 * about to be sent goes before the next startup, and a rollback after the end throws where nobody catches. So
 * - a server that refuses the login is an error of the socket, and the driver waits before it tries again;
 * - the driver gets whole messages only;
 * - once a connection is lost, whatever was asked on it, or still is, is answered with an error, as by a server. The driver
 *   is told of no end and keeps its place, for good: whoever watches makes a new pool.
 *
 * @param onLost told of the loss of a connection on which a login had succeeded; without it the driver is told after the
 *   answers, and goes on with the place by itself
 */
export function guardSocket(socket: Socket, onLost?: () => void): Socket {
  const talk = new Conversation();
  const cut = wholeMessages();
  const ears: Record<string, ((...args: unknown[]) => void)[]> = { data: [], error: [], close: [] };
  const tell = (event: string, ...args: unknown[]) => {
    for (const ear of ears[event] ?? []) Reflect.apply(ear, socket, args);
  };
  const answer = (messages: Buffer[]) => {
    if (messages.length > 0) tell("data", Buffer.concat(messages));
  };
  const [on, write, end] = [socket.on.bind(socket), socket.write.bind(socket), socket.end.bind(socket)];
  let failure: Error | undefined;
  let [left, lost] = [false, false];

  on("data", (chunk) => {
    for (const piece of cut(chunk)) {
      const refused = talk.heard(piece);
      if (refused) return void socket.destroy(errorOf(refused));
      tell("data", piece);
    }
  });
  on("error", (error) => {
    failure = error;
  });
  on("close", () => {
    if (left) return tell("close", false);
    failure ??= Object.assign(new Error("the connection was closed"), { code: "CONNECTION_CLOSED" });
    if (talk.established) {
      lost = true;
      // First, so that whoever tries again at once does so on another connection.
      onLost?.();
      answer(talk.lose());
    }
    if (!talk.established || !onLost) soon(() => tell("error", failure), tell.bind(null, "close", true));
  });
  const guarded = {
    on: (event: string, ear: (...args: unknown[]) => void) => {
      if (ears[event]) ears[event].push(ear);
      else on(event, ear);
      return socket;
    },
    write: (bytes: Buffer, done?: () => void): boolean => {
      const answers = talk.asked(bytes);
      if (!lost) return write(bytes, done);
      setImmediate(answer, answers);
      return true;
    },
    // Node itself ends a socket whose other end has, without a last word; the driver takes its leave.
    end: (farewell?: Buffer) => {
      if (!farewell) return end();
      left = true;
      return end(farewell);
    },
  };
  // Node puts a write of its own in the place of one whose socket has ended.
  for (const [name, value] of Object.entries(guarded)) Object.defineProperty(socket, name, { get: () => value, set: () => {} });
  return socket;
}

/** One after the other, in one moment, when the driver has nothing about to be sent any more. */
const soon = (...works: (() => void)[]) =>
  setImmediate(() =>
    setImmediate(() => {
      for (const work of works) work();
    }),
  );
