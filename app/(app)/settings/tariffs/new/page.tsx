import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { TariffForm } from "#components/console/tariffs/tariff-form.tsx";
import { Restricted } from "#components/states/restricted.tsx";

export const metadata: Metadata = { title: "New tariff" };

export default async function Page() {
  const [me, tenant] = [await member(), await answer((await caller()).tenants.current())];
  if (!tenant || !me.permissions.includes("tariff.manage")) return <Restricted what="Entering tariffs" />;
  return <TariffForm tariff={null} currency={tenant.currency} />;
}
