import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { REFUSED_BY_ADDRESS, TOLD_BY_REASON, TOLD_IN_ALL } from "#server/embed/refuse.ts";
import { embeddingDatabase, embeddingTenant, redeem, refusal, tokenOf, trail } from "#server/embed/testing/embedding.ts";
import { claimsOf, newPair, signed } from "#server/embed/testing/signing.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await embeddingDatabase();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

const refusals = async (tenantId: string) => (await trail(db, tenantId)).filter(({ action }) => action === "embed.refuse");

test("a flood of bad tokens does not fill a tenant's trail, nor hide what else is wrong", async () => {
  const acme = await embeddingTenant(db);
  const forged = () => signed({ ...newPair(), kid: acme.pair.kid }, claimsOf(acme.slug));
  for (let times = 0; times < 12; times++) await refusal(redeem(db, forged(), { address: "192.0.2.9" }));
  expect(await refusals(acme.id)).toHaveLength(TOLD_BY_REASON.most);
  // From many places at once.
  for (let host = 0; host < TOLD_IN_ALL.most + 10; host++) await refusal(redeem(db, forged(), { address: `203.0.113.${host}` }));
  expect(await refusals(acme.id)).toHaveLength(TOLD_IN_ALL.most);
  // A reason of its own is told still, and whoever has a good token gets in.
  await refusal(redeem(db, tokenOf(acme, { aud: "https://other.example" }), { address: "192.0.2.9" }));
  expect((await refusals(acme.id)).at(-1)).toMatchObject({ details: { reason: "TOKEN_AUDIENCE", address: "192.0.2.9" } });
  expect(await redeem(db, tokenOf(acme), { address: "192.0.2.9" })).toHaveProperty("ticket");
});

test("an address whose tokens are refused all the time is told to wait; a good token of its still opens", async () => {
  const acme = await embeddingTenant(db);
  const address = "198.51.100.99";
  const codes: string[] = [];
  for (let times = 0; times <= REFUSED_BY_ADDRESS.most; times++)
    codes.push((await refusal(redeem(db, "garbage", { address }))).code);
  expect(codes.at(0)).toBe("TOKEN_MALFORMED");
  expect(codes.at(-2)).toBe("TOKEN_MALFORMED");
  expect(codes.at(-1)).toBe("TOO_MANY_REQUESTS");
  expect(await redeem(db, tokenOf(acme), { address })).toHaveProperty("ticket");
});
