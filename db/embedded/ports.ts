import { createServer } from "node:net";

/** Can a server bind this port on this machine's loopback (and, by default, on all its addresses) right now? */
export function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}

/** The wished port when it is free, else the next free one of the hundred after it, else any. */
export async function freePort(wished: number, host = "127.0.0.1"): Promise<number> {
  for (let port = wished; port > 0 && port < Math.min(wished + 100, 65_536); port++) {
    if (await isFree(port, host)) return port;
  }
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no free port"))));
    });
  });
}
