import { encode, type JWT } from "next-auth/jwt";
import { afterEach, expect, test, vi } from "vitest";
import { openToken } from "#server/auth/session-token.ts";

const SECRET = "a secret of thirty-two characters";
const seal = (said: object, maxAge = 60) => encode({ token: said as JWT, secret: SECRET, maxAge });

afterEach(() => vi.useRealTimers());

test("says what we wrote, each time, and of each session its own", async () => {
  const [one, other] = [await seal({ userId: "one" }), await seal({ userId: "other" })];
  for (let time = 0; time < 2; time++) {
    expect(await openToken(SECRET, one)).toMatchObject({ userId: "one" });
    expect(await openToken(SECRET, other)).toMatchObject({ userId: "other" });
  }
});

test("is nothing when it was not we who wrote it, also after the true one was opened", async () => {
  const token = await seal({ userId: "one" });
  await openToken(SECRET, token);
  expect(await openToken(SECRET, `${token}x`)).toBeNull();
  expect(await openToken(SECRET.replace("a", "b"), token)).toBeNull();
});

test("is nothing once its time is over, also when it was opened before", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const token = await seal({ userId: "one" }, 60);
  expect(await openToken(SECRET, token)).toMatchObject({ userId: "one" });
  vi.setSystemTime(Date.now() + 61_000);
  expect(await openToken(SECRET, token)).toBeNull();
});

test("says each its own, also of more sessions than are remembered", async () => {
  const first = await seal({ userId: "first" });
  await openToken(SECRET, first);
  const others = await Promise.all(Array.from({ length: 1_001 }, (_, n) => seal({ userId: `u${n}` })));
  for (const [n, token] of others.entries()) expect(await openToken(SECRET, token)).toMatchObject({ userId: `u${n}` });
  expect(await openToken(SECRET, first)).toMatchObject({ userId: "first" });
});
