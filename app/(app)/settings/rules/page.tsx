import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { begunRule } from "#components/console/rules/begun-rule.ts";
import { RulesPage } from "#components/console/rules/rules-page.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Rules" };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, api, query] = [await member(), await caller(), await searchParams];
  const [current, run] = await Promise.all([answer(api.rules.current()), answer(api.rules.run())]);
  if (!current) return <Restricted what="The rules" />;
  const begun = begunRule(one(query, "new"));
  const of = one(query, "of");
  const tab = begun?.side ?? (of === "merchants" || of === "history" ? of : "categories");
  const versions = tab === "history" ? await answer(api.rules.versions()) : null;
  return (
    <RulesPage
      first={{ current, run, versions }}
      tenantId={me.tenant.id}
      zone={me.tenant.zone}
      tab={tab}
      begun={begun?.rule ?? null}
    />
  );
}
