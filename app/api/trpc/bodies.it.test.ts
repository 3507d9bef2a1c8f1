import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { GET, POST } from "#app/api/trpc/[trpc]/route.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makePerson, makeTenant, SECRET, sessionCookie } from "#server/auth/testing/people.ts";
import { faultsIn } from "#server/fuzz/testing/faults-in.ts";
import { read } from "#server/fuzz/testing/procedures.ts";
import { closePools } from "#server/pools.ts";

// What arrives at the door of procedures before any of them is called.
const ADDRESS = "http://127.0.0.1:3999/api/trpc";
let db: TestDatabase;
let proof: Record<string, string>;

beforeAll(async () => {
  db = await testDatabase();
  vi.stubEnv("DATABASE_URL", db.url);
  vi.stubEnv("AUTH_SECRET", SECRET);
  vi.stubEnv("INLAY_URL", "http://127.0.0.1:3999");
  const { id } = await makeTenant(db);
  proof = { "sec-fetch-site": "same-origin", cookie: await sessionCookie(await makePerson(db, "admin", id)) };
});
afterAll(async () => {
  await closePools();
  vi.unstubAllEnvs();
  await db.drop();
});

type Sent = { path?: string; body?: BodyInit | null; headers?: Record<string, string> };

async function post({ path = "rules.preview", body = null, headers = {} }: Sent) {
  const sent = { method: "POST", headers: { "content-type": "application/json", ...proof, ...headers }, body, duplex: "half" };
  const reply = await read(await POST(new Request(`${ADDRESS}/${path}`, sent as RequestInit)));
  return { ...reply, faults: faultsIn(reply, "procedure"), json: JSON.parse(reply.text) as never };
}
const get = async (path: string) => {
  const reply = await read(await GET(new Request(`${ADDRESS}/${path}`, { headers: proof })));
  return { ...reply, json: JSON.parse(reply.text) as never };
};
const refused = (status: number, code: string) => ({
  status,
  faults: [],
  json: { error: { data: { code, httpStatus: status } } },
});

describe("a body", () => {
  test("of more than 5 MB is refused as too large, said beforehand or found out while it comes", async () => {
    const much = `{"rules":"${"x".repeat(5_000_001)}"}`;
    expect(await post({ body: much, headers: { "content-length": String(much.length) } })).toMatchObject(
      refused(413, "TOO_LARGE"),
    );
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1_000_000;
        controller.enqueue(Buffer.alloc(1_000_000, " "));
      },
    });
    expect(await post({ body: endless })).toMatchObject(refused(413, "TOO_LARGE"));
    expect(sent).toBeLessThan(20_000_000);
    const bomb = gzipSync(Buffer.alloc(50_000_000, " "));
    expect(await post({ body: bomb, headers: { "content-encoding": "gzip" } })).toMatchObject(refused(413, "TOO_LARGE"));
  });

  test("of nearly as much is read", async () => {
    const text = JSON.stringify({ text: "é".repeat(999_999) });
    expect(await post({ path: "quarantine.check", body: text })).toMatchObject({ status: 200 });
  });

  test("that is no JSON, or says that it is something else, is refused by name", async () => {
    for (const body of ["{", "\ufeff{", "", "{}{}", Buffer.from([0x22, 0xff, 0x22]), "[".repeat(100_000)])
      expect({ body, ...(await post({ body })) }).toMatchObject({ body, ...refused(400, "MALFORMED_JSON") });
    for (const type of ["text/plain", "multipart/form-data", "multipart/form-data; boundary=x", "application/octet-stream", "x"])
      expect({ said: type, ...(await post({ body: "{}", headers: { "content-type": type } })) }).toMatchObject({
        said: type,
        ...refused(415, "UNSUPPORTED_MEDIA"),
      });
    expect(await post({ body: "{}", headers: { "content-encoding": "br" } })).toMatchObject(refused(415, "UNSUPPORTED_MEDIA"));
  });
});

describe("an address", () => {
  test("of no procedure, or of one that is called otherwise, says so", async () => {
    for (const path of ["__proto__", "constructor", "toString.call", "rules", "rules.preview.more", "%00", ""])
      expect({ path, ...(await post({ path, body: "{}" })) }).toMatchObject({ path, ...refused(404, "NOT_FOUND") });
    expect(await get("rules.preview")).toMatchObject({ status: 404, json: { error: { data: { code: "NOT_FOUND" } } } });
    expect(await post({ path: "session.me", body: "{}" })).toMatchObject(refused(404, "NOT_FOUND"));
  });

  test("whose input is none is told so", async () => {
    for (const input of ["{", "%E0%A4%A", "undefined", `"${"[".repeat(9_000)}`])
      expect({ input, ...(await get(`batches.list?input=${input}`)) }).toMatchObject({
        input,
        status: 400,
        json: { error: { data: { code: "MALFORMED_JSON" } } },
      });
  });

  test("of several at once gives each its own answer", async () => {
    const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: { limit: "x" } }));
    const { json } = await get(`batches.list,batches.list,no.such?batch=1&input=${input}`);
    expect(json).toMatchObject([
      { result: {} },
      { error: { data: { code: "BAD_REQUEST" } } },
      { error: { data: { code: "NOT_FOUND" } } },
    ]);
  });

  test("of more than a page ever asks at once is refused as a whole", async () => {
    const { status, json } = await get(`${Array(101).fill("session.me").join(",")}?batch=1`);
    expect({ status, json }).toMatchObject({ status: 400, json: { error: { data: { code: "BAD_REQUEST" } } } });
    expect((await get(`${Array(100).fill("session.me").join(",")}?batch=1`)).json).toHaveLength(100);
  });
});
