import { expect, test } from "vitest";
import { makePair } from "#components/console/embedding/keys/make-pair.ts";
import { claimMeaning, claimValue } from "#components/console/embedding/playground/claim-words.ts";
import { messagesText, type Passed, withMessage } from "#components/console/embedding/playground/messages.ts";
import { signToken } from "#components/console/embedding/playground/sign-token.ts";
import type { SnippetInput } from "#components/console/embedding/snippets/input.ts";
import { audience } from "#server/embed/audience.ts";
import { TokenClaims } from "#server/embed/check-claims.ts";
import { judgeToken } from "#server/embed/judge-token.ts";

const INPUT: SnippetInput = {
  ...{ issuer: "halden", audience: audience(), kid: "playground-1", alg: "EdDSA", dashboard: "spending", subject: "ü-1" },
  ...{ filters: { merchant: ["Rewe"] }, can: ["export"], locale: "de", currency: "EUR", timezone: null, theme: { mode: "dark" } },
};

test("a token that the playground signs is one that the server takes", async () => {
  const pair = await makePair(false);
  const now = Math.floor(Date.now() / 1_000);
  const token = await signToken(pair, INPUT, now);
  const key = { kid: "playground-1", jwk: pair.jwk, alg: pair.alg, revoked: false };
  const { flaws, said } = await judgeToken(token, async () => ({ tenantId: "t", key, origins: [], rights: [] }), now, true);
  expect(flaws).toEqual([]);
  expect(said).toMatchObject({ sub: "ü-1", filters: { merchant: ["Rewe"] }, theme: { mode: "dark" } });
});

test("every claim that the server takes is explained", () => {
  const unknown = claimMeaning("subjekt");
  expect(unknown).toMatch(/unknown claims are refused/);
  for (const claim of Object.keys(TokenClaims.shape)) expect(claimMeaning(claim), claim).not.toBe(unknown);
  expect(claimMeaning("__proto__")).toBe(unknown);
});

test("times are told as clocks show them, whatever stands in their place", () => {
  expect(claimValue("iat", 1_763_620_320)).toBe("1763620320 (2025-11-20 06:32:00 UTC)");
  expect(claimValue("exp", 1e300)).toBe("1e+300");
  expect(claimValue("exp", "soon")).toBe("soon");
  expect(claimValue("filters", { room: [] })).toBe('{"room":[]}');
});

test("of many messages the last two hundred are kept, in order", () => {
  let passed: Passed[] = [];
  for (let height = 0; height < 300; height += 1) passed = withMessage(passed, "frame", { type: "resize", height }, new Date(0));
  expect(passed).toHaveLength(200);
  expect(messagesText(passed).split("\n").at(-1)).toBe('1970-01-01T00:00:00.000Z frame→host resize {"height":299}');
});
