import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { TariffForm } from "#components/console/tariffs/tariff-form.tsx";
import { Restricted } from "#components/states/restricted.tsx";

export const metadata: Metadata = { title: "Tariff" };

/** A tariff that was entered; one that was sent is changed by another event. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [me, { id }] = await Promise.all([member(), params]);
  const found = await answer((await caller()).tariffs.list({ id }));
  if (!found || !me.permissions.includes("tariff.manage")) return <Restricted what="Changing tariffs" />;
  const tariff = found.tariffs.find(({ origin }) => origin === "console");
  if (!tariff) notFound();
  return <TariffForm tariff={tariff} currency={tariff.currency} />;
}
