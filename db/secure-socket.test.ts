import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { connect, type Sql } from "#db/client.ts";
import { tlsOf } from "#db/secure-socket.ts";
import { SELF_SIGNED } from "#db/testing/self-signed.ts";
import { readyForQuery } from "#db/wire.ts";

let server: Server | undefined;
let sql: Sql | undefined;
afterEach(async () => {
  await sql?.end({ timeout: 0 });
  server?.close();
});

const READY = readyForQuery("I".charCodeAt(0));
const WELCOME = Buffer.concat([Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0]), READY]);
const NOTHING = Buffer.concat([Buffer.from("C\0\0\0\rSELECT 0\0"), READY]);

/** A server that has TLS or not, and answers everything with no rows. @returns the beginning of its address */
async function serverWith(tls: boolean): Promise<string> {
  server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (asked) => {
      if (asked.readUInt32BE(4) !== 80_877_103) return welcome(socket);
      socket.write(tls ? "S" : "N");
      if (tls) welcomeNext(new TLSSocket(socket, { isServer: true, ...SELF_SIGNED }));
      else welcomeNext(socket);
    });
  });
  await new Promise<void>((done) => server!.listen(0, "localhost", done));
  return `postgres://me@localhost:${(server.address() as AddressInfo).port}/db`;
}

const welcomeNext = (socket: Socket) => void socket.on("error", () => {}).once("data", () => welcome(socket));
function welcome(socket: Socket): void {
  socket.write(WELCOME);
  socket.on("data", (asked) =>
    socket.write(asked.includes("break") ? "" : NOTHING, () => asked.includes("break") && socket.destroy()),
  );
}

const ask = (url: string) => {
  sql = connect(url, "app", { max: 1 });
  return sql.unsafe("select 1").simple();
};

test("TLS is had where the address asks for it, and a certificate is believed as far as the address says", async () => {
  const url = await serverWith(true);
  expect(await ask(`${url}?sslmode=require`)).toEqual([]);
  await sql!.end({ timeout: 0 });
  expect(await ask(`${url}?sslmode=prefer`)).toEqual([]);
  await sql!.end({ timeout: 0 });
  await expect(ask(`${url}?sslmode=verify-full`)).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  // Asked again, it is tried again: nothing is lost for good by a server whose certificate is about to be mended.
  for (let time = 0; time < 3; time++)
    await expect(sql!.unsafe("select 1")).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
});

test("a server without TLS is refused where TLS is a must", async () => {
  const url = await serverWith(false);
  expect(await ask(`${url}?sslmode=prefer`)).toEqual([]);
  await sql!.end({ timeout: 0 });
  expect(await ask(url)).toEqual([]);
  await sql!.end({ timeout: 0 });
  await expect(ask(`${url}?sslmode=require`)).rejects.toMatchObject({ code: "08004" });
});

test("a connection that is lost under TLS is an error, and the next one is had", async () => {
  const url = await serverWith(true);
  expect(await ask(`${url}?sslmode=require`)).toEqual([]);
  await expect(sql!.unsafe("select 'break'").simple()).rejects.toMatchObject({ code: "08006" });
  expect(await sql!.unsafe("select 1").simple()).toEqual([]);
});

test.each([
  ["", null],
  ["?sslmode=disable", null],
  ["?ssl=true", { optional: false, verified: true, direct: false }],
  ["?sslmode=verify-ca", { optional: false, verified: true, direct: false }],
  ["?sslrootcert=system", { optional: false, verified: true, direct: false }],
  ["?sslmode=allow", { optional: true, verified: false, direct: false }],
  ["?sslmode=require&sslnegotiation=direct", { optional: false, verified: false, direct: true }],
])("what an address says of TLS: %s", (query, tls) => {
  expect(tlsOf(`postgres://me@db.example/inlay${query}`)).toEqual(tls);
});
