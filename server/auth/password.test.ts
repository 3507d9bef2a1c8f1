import { scryptSync } from "node:crypto";
import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "#server/auth/password.ts";

test("a password verifies, another does not, and two hashes of one password differ", async () => {
  const [one, two] = await Promise.all([hashPassword("Grüße, Welt!"), hashPassword("Grüße, Welt!")]);
  expect(one).not.toBe(two);
  expect(await verifyPassword("Grüße, Welt!", one)).toEqual({ ok: true, stale: false });
  // The same letters, composed differently by another keyboard.
  expect(await verifyPassword("Grüße, Welt!".normalize("NFD"), two)).toEqual({ ok: true, stale: false });
  expect(await verifyPassword("Gruesse, Welt!", one)).toEqual({ ok: false, stale: false });
});

test("a hash of other costs still verifies, and is named stale", async () => {
  const salt = Buffer.alloc(16, 7);
  const hash = scryptSync("old password", salt, 32, { N: 1024, r: 8, p: 1 });
  const stored = `scrypt$1024$8$1$${salt.toString("base64url")}$${hash.toString("base64url")}`;
  expect(await verifyPassword("old password", stored)).toEqual({ ok: true, stale: true });
});

test("nobody's hash, and what is no hash, verify nothing", async () => {
  for (const stored of [null, "scrypt$1024$8$1$$"]) expect(await verifyPassword("", stored)).toEqual({ ok: false, stale: false });
});
