import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { TariffsPage } from "#components/console/tariffs/tariffs-page.tsx";
import { dayIn } from "#components/format/days.ts";
import { Restricted } from "#components/states/restricted.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Tariffs" };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const asked = (one(query, "q") ?? "").slice(0, 200);
  const first = await answer((await caller()).tariffs.list({ search: asked }));
  if (!first) return <Restricted what="The list of tariffs" />;
  const { zone } = me.tenant;
  return (
    <TariffsPage
      {...{ first, asked, zone }}
      today={dayIn(new Date().toISOString(), zone)}
      manages={me.permissions.includes("tariff.manage")}
    />
  );
}
