import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { Quarantine } from "#components/console/quarantine.tsx";
import { StateTabs } from "#components/console/state-tabs.tsx";
import { PageHead } from "#components/dashboards/page-head.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { Pages } from "#components/ui/pages.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Quarantine" };

const State = z.enum(["open", "replayed", "discarded"]).nullable().catch(null);
const BatchId = z.uuid().nullable().catch(null);
const NAMES = { open: "Open", replayed: "Replayed", discarded: "Discarded" };

/** What was refused, and why. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const state = State.parse(one(query, "state"));
  const batchId = BatchId.parse(one(query, "batch"));
  const after = one(query, "after");
  const page = await answer(
    (await caller()).quarantine.list({ ...(state && { state }), ...(batchId && { batchId }), ...(after && { after }) }),
  );
  if (!page) return <Restricted what="The quarantine" />;
  const here = (next: string | null) => address("/data/quarantine", { state, batch: batchId, after: next });
  return (
    <>
      <PageHead title="Quarantine">
        {batchId ? `Of batch ${batchId}` : "Events that were refused, with the reason and the place"}
      </PageHead>
      <StateTabs path="/data/quarantine" current={state} names={NAMES} keep={{ batch: batchId }} />
      <Quarantine refused={page.refused} zone={me.tenant.zone} />
      <Pages first={after === null ? null : here(null)} next={page.next === null ? null : here(page.next)} />
    </>
  );
}
