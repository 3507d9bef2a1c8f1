import { afterAll, beforeAll, expect, test } from "vitest";
import { inScope } from "#db/scope.ts";
import { type TestDatabase, testDatabase } from "#db/testing/test-database.ts";
import { makeTenant } from "#server/auth/testing/people.ts";
import { getTenant } from "#server/tenants/get-tenant.ts";
import { imageKind } from "#server/tenants/image-kind.ts";
import { removeLogo, setLogo } from "#server/tenants/set-logo.ts";
import { setTenant } from "#server/tenants/set-tenant.ts";
import { LOGO_BYTES } from "#server/tenants/tenant-input.ts";
import { TINY_PNG } from "#server/tenants/testing/tiny-png.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const all = (tenantId: string) => ({ tenantId, subjects: { mode: "all" }, limits: "none" }) as const;
const asApp = <T>(tenantId: string, work: Parameters<typeof inScope<T>>[2]) => inScope(db.sql("app"), all(tenantId), work);
const base64 = (...bytes: (string | number[])[]) =>
  Buffer.concat(bytes.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part)))).toString(
    "base64",
  );

test("a logo is set, told with the tenant, replaced and taken away; other tenants know nothing of it", async () => {
  const [acme, globex] = [await makeTenant(db), await makeTenant(db)];
  const hash = await asApp(acme.id, (tx) => setLogo(tx, acme.id, { base64: TINY_PNG }, "test"));
  expect(await asApp(acme.id, (tx) => getTenant(tx, { id: acme.id }))).toMatchObject({ logo: hash, brandColour: null });
  expect(await asApp(globex.id, (tx) => getTenant(tx, { id: globex.id }))).toMatchObject({ logo: null });
  expect(await asApp(globex.id, (tx) => tx`select * from core.tenant_logo`)).toHaveLength(0);
  await expect(asApp(globex.id, (tx) => setLogo(tx, acme.id, { base64: TINY_PNG }, "test"))).rejects.toThrow(
    /row-level security/,
  );
  await asApp(acme.id, (tx) => removeLogo(tx, acme.id, "test"));
  expect((await getTenant(db.sql("pipeline"), { id: acme.id })).logo).toBeNull();
  const trail =
    await db.login()`select action from core.audit where tenant_id = ${acme.id} and action like 'tenant.logo%' order by id`;
  expect(trail.map(({ action }) => action)).toEqual(["tenant.logo_set", "tenant.logo_remove"]);
});

test("what is no image, too large, or could hold scripts is refused in words", async () => {
  const { id } = await makeTenant(db);
  const refused = (text: string) => asApp(id, (tx) => setLogo(tx, id, { base64: text }, "test")).catch((error) => error.message);
  expect(await refused(base64("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"))).toMatch(
    /SVG has to be/,
  );
  expect(await refused(base64("GIF89a"))).toMatch(/neither a PNG/);
  expect(await refused("not base64!")).toMatch(/base64/);
  const wide = Buffer.from(TINY_PNG, "base64");
  wide.writeUInt32BE(2_001, 16);
  expect(await refused(wide.toString("base64"))).toMatch(/2001 x 1 px/);
  const huge = Buffer.concat([Buffer.from(TINY_PNG, "base64"), Buffer.alloc(LOGO_BYTES)]);
  expect(await refused(huge.toString("base64"))).toMatch(/at most 256 KB/);
});

test("PNG, JPEG and WebP are known by their first bytes, whatever else they hold", () => {
  const frame = [0xff, 0xc0, 0, 17, 8, 0, 40, 0, 120, 3];
  const jpeg = Buffer.from(base64([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0], frame), "base64");
  expect(imageKind(jpeg)).toEqual({ mediaType: "image/jpeg", width: 120, height: 40 });
  const webp = Buffer.from(base64("RIFF", [0, 0, 0, 0], "WEBPVP8X", [10, 0, 0, 0, 0, 0, 0, 0, 119, 0, 0, 39, 0, 0]), "base64");
  expect(imageKind(webp)).toEqual({ mediaType: "image/webp", width: 120, height: 40 });
  expect(imageKind(Buffer.from(TINY_PNG, "base64"))).toEqual({ mediaType: "image/png", width: 1, height: 1 });
  expect(imageKind(jpeg.subarray(0, 12))).toBeNull();
  expect(imageKind(new Uint8Array())).toBeNull();
});

test("a brand colour is six digits of hex, or none", async () => {
  const { id } = await makeTenant(db);
  await setTenant(db.sql("pipeline"), id, { brandColour: " #1A73E8 " }, "test");
  expect((await getTenant(db.sql("pipeline"), { id })).brandColour).toBe("#1a73e8");
  for (const brandColour of ["red", "#123", "#12345g", "url(x)"])
    await expect(setTenant(db.sql("pipeline"), id, { brandColour }, "test")).rejects.toThrow(/colour such as/);
  await setTenant(db.sql("pipeline"), id, { brandColour: null }, "test");
  expect((await getTenant(db.sql("pipeline"), { id })).brandColour).toBeNull();
});
