import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { Batches } from "#components/console/batches.tsx";
import { StateTabs } from "#components/console/state-tabs.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { Pages } from "#components/ui/pages.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Batches" };

const State = z.enum(["ready", "done", "failed"]).nullable().catch(null);
const NAMES = { ready: "Waiting", done: "Processed", failed: "Failed" };

/** What was received, batch by batch. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const [state, after] = [State.parse(one(query, "state")), one(query, "after")];
  const page = await answer((await caller()).batches.list({ ...(state && { state }), ...(after && { after }) }));
  if (!page) return <Restricted what="The list of batches" />;
  const here = (next: string | null) => address("/data/batches", { state, after: next });
  return (
    <>
      <PageHead title="Batches">What was received, in the pieces it came in</PageHead>
      <StateTabs path="/data/batches" current={state} names={NAMES} />
      <Batches batches={page.batches} zone={me.tenant.zone} />
      <Pages first={after === null ? null : here(null)} next={page.next === null ? null : here(page.next)} />
    </>
  );
}
