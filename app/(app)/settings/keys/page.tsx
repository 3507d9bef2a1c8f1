import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { KeysPage } from "#components/console/keys-page.tsx";
import { Restricted } from "#components/states/restricted.tsx";

export const metadata: Metadata = { title: "API keys" };

export default async function Page() {
  const me = await member();
  const keys = await answer((await caller()).keys.list());
  return keys ? <KeysPage first={keys} zone={me.tenant.zone} /> : <Restricted what="The list of API keys" />;
}
