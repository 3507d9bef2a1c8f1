import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { Narrowing } from "#components/console/narrowing.tsx";
import { QuarantineList } from "#components/console/quarantine/quarantine-list.tsx";
import { reasonFields } from "#components/console/quarantine/reason-fields.ts";
import { isOver } from "#components/console/quarantine/words.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { LinkTabs } from "#components/ui/tabs.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { address, one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Quarantine" };

const State = z.enum(["open", "replayed", "discarded", "all"]).catch("open");
const Stage = z.enum(["collect", "process"]).nullable().catch(null);
const BatchId = z.uuid().nullable().catch(null);

/** What was refused, and why; and what can be done about it. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query, ask] = await Promise.all([member(), searchParams, caller()]);
  const tab = State.parse(one(query, "state") ?? "open");
  const state = tab === "all" ? null : tab;
  const [batch, stage] = [BatchId.parse(one(query, "batch")), Stage.parse(one(query, "stage"))];
  const [code, path, source] = [one(query, "code"), one(query, "path"), one(query, "source")];
  const filter = {
    ...(batch && { batchId: batch }),
    ...(stage && { stage }),
    ...(code && { code }),
    ...(path && { path }),
    ...(source && { source }),
  };
  const first = await answer(ask.quarantine.list({ ...filter, ...(state && { state }) }));
  if (!first) return <Restricted what="The quarantine" />;
  const mends = me.permissions.includes("quarantine.replay");
  const dealtWith = state === "discarded" ? "discarded" : "open";
  const [reasons, matching, jobs] = await Promise.all([
    ask.quarantine.reasons(),
    mends && state !== "replayed" ? ask.quarantine.count({ state: dealtWith, filter }) : null,
    mends ? ask.quarantine.jobs() : [],
  ]);
  const values = { state: tab === "open" ? null : tab, batch, stage, code, path, source };
  const here = (next: string) => address("/data/quarantine", { ...values, state: next === "open" ? null : next });
  return (
    <>
      <PageTitle
        title="Quarantine"
        lead={
          batch
            ? `Events of batch ${batch} that were refused`
            : "Events that were refused, with the reason; mended, they count as if they had never failed"
        }
      />
      <LinkTabs
        label="State"
        tabs={[
          { href: here("open"), name: "Open", count: reasons.open },
          { href: here("replayed"), name: "Replayed", count: reasons.replayed },
          { href: here("discarded"), name: "Discarded", count: reasons.discarded },
          { href: here("all"), name: "All" },
        ]}
      />
      <Narrowing path="/data/quarantine" values={values} fields={reasonFields(reasons)}>
        <QuarantineList
          key={JSON.stringify(values)}
          first={first}
          filter={filter}
          state={state}
          matching={matching?.events ?? null}
          running={jobs.find((job) => !isOver(job)) ?? null}
          zone={me.tenant.zone}
        />
      </Narrowing>
    </>
  );
}
