import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { GeneralPage } from "#components/console/general/general-page.tsx";
import { Restricted } from "#components/states/restricted.tsx";

export const metadata: Metadata = { title: "General" };

export default async function Page() {
  const me = await member();
  const tenant = await answer((await caller()).tenants.current());
  if (!tenant) return <Restricted what="This page" />;
  return <GeneralPage tenant={tenant} manages={me.permissions.includes("settings.manage")} />;
}
