import { afterAll, beforeAll, expect, test } from "vitest";
import { type Asker, askersOf, withSession } from "#server/isolation/testing/asking.ts";
import { allRoutes } from "#server/isolation/testing/routes.ts";
import { type Setting, setUp } from "#server/isolation/testing/setting.ts";

let setting: Setting;
let askers: Asker[];
beforeAll(async () => {
  setting = await setUp();
  askers = await askersOf(setting.world);
});
afterAll(() => setting?.end());

async function download(id: string, headers: Record<string, string>): Promise<Response> {
  const handler = (await allRoutes()).get("GET /api/v1/quarantine/[id]/raw")!;
  return handler(new Request(`http://127.0.0.1:3999/api/v1/quarantine/${id}/raw`, { headers }), {
    params: Promise.resolve({ id }),
  });
}
const downloads = () => setting.db.login()`select tenant_id, actor, target from core.audit where action = 'quarantine.download'`;

test("bytes go to whoever of the tenant may see them, and to nobody else", async () => {
  const { a, b } = setting.world;
  for (const asker of askers) {
    const may = asker.may("quarantine.bytes");
    expect({ asker: asker.name, status: (await download(a.quarantineId, asker.headers)).status }).toEqual({
      asker: asker.name,
      status: may ? 200 : 403,
    });
    expect((await download(b.quarantineId, asker.headers)).status).toBe(may ? 404 : 403);
  }
  const admin = await withSession(a.people.admin);
  expect((await download(a.quarantineId, {})).status).toBe(401);
  expect((await download("../../etc", admin)).status).toBe(404);
  expect((await download(a.quarantineId, { ...admin, "sec-fetch-site": "cross-site" })).status).toBe(403);
});

test("as a file that no browser opens as a page, byte for byte, and the trail tells of it", async () => {
  const { a } = setting.world;
  const hostile = Buffer.from("<script>alert(1)</script>\xff", "latin1");
  await setting.db.login()`update raw.quarantine set raw = ${hostile} where id = ${a.quarantineId}`;
  await setting.db.login()`delete from core.audit where action = 'quarantine.download'`;
  const answer = await download(a.quarantineId, await withSession(a.people.admin));
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(hostile);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="${a.quarantineId}.bin"`,
    "content-security-policy": expect.stringMatching(/^sandbox/),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  expect(await downloads()).toEqual([{ tenant_id: a.id, actor: `user:${a.people.admin.id}`, target: a.quarantineId }]);
});
