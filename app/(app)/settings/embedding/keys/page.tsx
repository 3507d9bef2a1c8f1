import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { EmbedKeysPage } from "#components/console/embedding/keys/keys-page.tsx";

export const metadata: Metadata = { title: "Keys for embedding" };

export default async function Page() {
  const [me, ask] = await Promise.all([member(), caller()]);
  const keys = await answer(ask.embed.keys());
  return keys && <EmbedKeysPage first={keys} zone={me.tenant.zone} manages={me.permissions.includes("embed.manage")} />;
}
