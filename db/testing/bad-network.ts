import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * pass: bytes go through. stall: they are held back and come later, in order. hole: they vanish, and nobody is told: what
 * was connected then is never heard of again, what connects is taken and never answered.
 */
type Mode = "pass" | "stall" | "hole";

export type BadNetwork = {
  port: number;
  /** The same address through this proxy. */
  through(url: string): string;
  set(mode: Mode): void;
  /** Resets every connection, now. */
  cut(): void;
  /** Resets each connection made from now on as soon as so many bytes have come from the server; null: none any more. */
  cutAfter(bytes: number | null): void;
  close(): Promise<void>;
};

type Pair = { client: Socket; server: Socket; lost: boolean };

/** A TCP proxy on the loopback address that can be a bad network. */
export async function startBadNetwork(target: { host: string; port: number }): Promise<BadNetwork> {
  const pairs = new Set<Pair>();
  let mode: Mode = "pass";
  let limit: number | null = null;

  const reset = (pair: Pair) => {
    pairs.delete(pair);
    pair.client.resetAndDestroy();
    pair.server.resetAndDestroy();
  };
  const join = (client: Socket) => {
    const pair: Pair = { client, server: connect(target.port, target.host), lost: mode === "hole" };
    let left = limit;
    pairs.add(pair);
    for (const [from, to] of [
      [client, pair.server],
      [pair.server, client],
    ] as const) {
      from.on("data", (chunk) => {
        if (pair.lost) return;
        if (from === pair.server && left !== null) {
          left -= chunk.length;
          // What fits still goes out: the other end sees half an answer.
          if (left < 0) return to.write(chunk.subarray(0, Math.max(0, chunk.length + left)), () => reset(pair));
        }
        if (!to.write(chunk)) from.pause();
      });
      to.on("drain", () => mode === "pass" && from.resume());
      from.on("error", () => reset(pair));
      from.on("close", () => {
        if (!pair.lost) to.destroy();
        pairs.delete(pair);
      });
      if (mode === "stall") from.pause();
    }
  };
  const server: Server = createServer(join);
  await new Promise<void>((done, fail) => server.once("error", fail).listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };

  return {
    port,
    through: (url) => {
      const changed = new URL(url);
      changed.hostname = "127.0.0.1";
      changed.port = String(port);
      return changed.href;
    },
    set: (next) => {
      mode = next;
      for (const pair of pairs) {
        if (mode === "hole") pair.lost = true;
        for (const socket of [pair.client, pair.server]) mode === "stall" ? socket.pause() : socket.resume();
      }
    },
    cut: () => {
      for (const pair of [...pairs]) reset(pair);
    },
    cutAfter: (bytes) => {
      limit = bytes;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const pair of [...pairs]) reset(pair);
      }),
  };
}
