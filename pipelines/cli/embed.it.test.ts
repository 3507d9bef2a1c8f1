import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { newPair } from "#server/embed/testing/signing.ts";

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "inlay-embed-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await db.drop();
});

const MAIN = join(import.meta.dirname, "main.ts");
const inlay = (args: string): Promise<{ status: number; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: db.url, LOG_LEVEL: "silent" };
    execFile(process.execPath, [MAIN, ...args.split(" ")], { env }, (error, out, err) =>
      done({ status: typeof error?.code === "number" ? error.code : error ? 1 : 0, out, err }),
    );
  });

test("a public key is registered from a file, listed and revoked; a private one is refused without a word of it", async () => {
  await inlay("tenant create --slug acme --name Acme --zone UTC --currency EUR");
  const pair = newPair();
  const [open, secret] = [join(folder, "public.json"), join(folder, "private.json")];
  await writeFile(open, JSON.stringify(pair.jwk));
  const { d, ...rest } = pair.privateKey.export({ format: "jwk" });
  await writeFile(secret, JSON.stringify({ ...rest, d }));

  const refused = await inlay(`embed add-key ${secret} --tenant acme --name portal`);
  expect(refused.status).not.toBe(0);
  expect(refused.err).toMatch(/private key/);
  expect(refused.err + refused.out).not.toContain(d);

  expect((await inlay(`embed add-key ${open} --tenant acme --name portal --kid first`)).out).toMatch(/key first from now on/);
  expect((await inlay("embed keys --tenant acme")).out).toMatch(/first +portal +EdDSA .* - +-/);
  expect((await inlay("embed revoke-key first --tenant acme --reason rotated")).out).toMatch(/revoked/);
  expect(JSON.parse((await inlay("embed keys --tenant acme --json")).out)).toMatchObject([
    { kid: "first", revokedAt: expect.any(String) },
  ]);
  expect((await inlay("embed sessions --tenant acme")).out).toMatch(/no such session/);
}, 180_000);
