import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { BatchView } from "#components/console/batches/batch-view.tsx";
import { RetryBatch } from "#components/console/batches/retry-batch.tsx";
import { BATCH_STATES } from "#components/console/batches/words.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";

export const metadata: Metadata = { title: "Batch" };

/** One batch's way. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [me, { id }, ask] = await Promise.all([member(), params, caller()]);
  const batch = await answer(ask.batches.get({ id }));
  if (!batch) return <Restricted what="A batch" />;
  const { asOf } = await ask.freshness.now();
  const { name, tone } = BATCH_STATES[batch.state];
  return (
    <>
      <PageTitle
        back={{ href: "/data/batches", name: "Batches" }}
        title={`Batch …${id.slice(-12)}`}
        lead={<Badge tone={tone}>{name}</Badge>}
        actions={batch.state === "failed" && me.permissions.includes("quarantine.replay") ? <RetryBatch id={id} /> : undefined}
      />
      <BatchView batch={batch} asOf={asOf} zone={me.tenant.zone} />
    </>
  );
}
