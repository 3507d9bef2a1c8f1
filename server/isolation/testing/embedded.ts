import type { TestDatabase } from "#db/testing/test-database.ts";
import { addEmbedKey } from "#server/embed/add-key.ts";
import { grantOf } from "#server/embed/grant.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import { makeSession } from "#server/embed/make-session.ts";
import { setEmbedSettings } from "#server/embed/settings.ts";
import { newPair } from "#server/embed/testing/signing.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { uuidv7 } from "#server/ids.ts";
import { canary } from "#server/isolation/testing/canary.ts";

export type Embedded = { kid: string; spareKid: string; session: string; spareSession: string };

/** What a tenant has of embedding: settings, two keys and two sessions, each with a text of its own. */
export async function embedAs(db: TestDatabase, tenantId: string, letter: "a" | "b"): Promise<Embedded> {
  const own = (place: string) => canary(letter, place);
  const creator = `user:${uuidv7()}`;
  const key = async (place: string) => {
    const kid = own(`${place}kid`);
    await addEmbedKey(db.sql("pipeline"), tenantId, { kid, name: own(place), jwk: { ...newPair().jwk } }, creator);
    return kid;
  };
  const [kid, spareKid] = [await key("embedkey"), await key("spareembedkey")];
  const session = (place: string) =>
    inTenant(db.sql("app"), tenantId, async (tx) => {
      const grant = grantOf({ sub: own(place), dashboards: ["spending"], filters: { account: [own("lock")] } }, []);
      return (await makeSession(tx, { tenantId, grant, voucher: { kid }, dashboard: "spending", origin: null, host: {} })).id;
    });
  const theme = ThemeTokens.parse({});
  await inTenant(db.sql("app"), tenantId, (tx) =>
    setEmbedSettings(tx, tenantId, { origins: [`https://${own("origin")}.example`], rights: [], theme, locale: null }, creator),
  );
  return { kid, spareKid, session: await session("framed"), spareSession: await session("spareframed") };
}
