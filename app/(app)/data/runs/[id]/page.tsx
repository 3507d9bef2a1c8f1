import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { RunView } from "#components/console/runs/run-view.tsx";
import { kindName, RUN_STATES } from "#components/console/runs/words.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";

export const metadata: Metadata = { title: "Run" };

/** One run. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const [me, { id }, ask] = await Promise.all([member(), params, caller()]);
  const run = await answer(ask.runs.get({ id }));
  if (!run) return <Restricted what="A run" />;
  const { name, tone } = RUN_STATES[run.state];
  return (
    <>
      <PageTitle
        back={{ href: "/data/runs", name: "Runs" }}
        title={kindName(run.kind)}
        lead={<Badge tone={tone}>{name}</Badge>}
      />
      <RunView run={run} zone={me.tenant.zone} />
    </>
  );
}
