import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { pause } from "#db/embedded/processes.ts";

export type Front = {
  url: string;
  /** Sends requests to these ports from now on, in turn; resolves when none is under way to any other. */
  sendTo(ports: readonly number[]): Promise<void>;
  /** Answers by port. */
  answered: ReadonlyMap<number, number>;
  close(): void;
};

/** What stands before web processes of two versions while one takes over from the other: every request goes to one of them. */
export async function startFront(): Promise<Front> {
  let backends: readonly number[] = [];
  let turn = 0;
  const open = new Map<number, number>();
  const answered = new Map<number, number>();
  const count = (of: Map<number, number>, port: number, by: number) => of.set(port, (of.get(port) ?? 0) + by);

  const server = createServer((incoming, outgoing) => {
    const port = backends[turn++ % backends.length]!;
    count(open, port, 1);
    const { method, url, headers } = incoming;
    const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
      count(answered, port, 1);
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => count(open, port, -1));
    incoming.pipe(onward);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answered,
    sendTo: async (ports) => {
      backends = ports;
      while ([...open].some(([port, n]) => n > 0 && !ports.includes(port))) await pause(10);
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
