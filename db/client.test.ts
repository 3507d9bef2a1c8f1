import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { connect, type Sql } from "#db/client.ts";

let server: Server | undefined;
let sql: Sql | undefined;
afterEach(async () => {
  await sql?.end({ timeout: 0 });
  server?.close();
});

const message = (type: string, body: Buffer) => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const WELCOME = Buffer.concat([message("R", Buffer.alloc(4)), message("Z", Buffer.from("I"))]);
const NOTHING = Buffer.concat([message("C", Buffer.from("SELECT 0\0")), message("Z", Buffer.from("I"))]);
const STARTING = message("E", Buffer.from("SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0"));

/** A server that breaks down at the first query and from then on says that it is starting up. */
async function breakingServer(): Promise<{ url: string; refused(): number }> {
  let broken = false;
  let refused = 0;
  server = createServer((socket: Socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      if (broken) {
        refused++;
        socket.end(STARTING);
        return;
      }
      socket.write(WELCOME);
      // The driver's own question about types comes first.
      socket.once("data", () => {
        socket.write(NOTHING);
        socket.once("data", () => {
          broken = true;
          socket.destroy();
        });
      });
    });
  });
  await new Promise<void>((done) => server!.listen(0, "127.0.0.1", done));
  return { url: `postgres://me@127.0.0.1:${(server.address() as AddressInfo).port}/db`, refused: () => refused };
}

test("a server that broke down and is starting up again refuses each query at once, and is not stormed", async () => {
  const { url, refused } = await breakingServer();
  sql = connect(url, "app", { max: 1 });
  await expect(sql`select 1`).rejects.toThrow();
  for (let query = 0; query < 5; query++) await expect(sql`select 1`).rejects.toMatchObject({ code: "57P03" });
  await new Promise((done) => setTimeout(done, 300));
  expect(refused()).toBe(5);
});
