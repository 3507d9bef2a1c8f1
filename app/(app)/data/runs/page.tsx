import type { Metadata } from "next";
import { z } from "zod";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { FULL } from "#components/charts/model.ts";
import { drawingsOf } from "#components/charts/render-svg.ts";
import { Narrowing } from "#components/console/narrowing.tsx";
import { durationsModel } from "#components/console/runs/durations-model.ts";
import { RunList } from "#components/console/runs/run-list.tsx";
import { KIND_OPTIONS, RUN_STATES } from "#components/console/runs/words.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import { LinkTabs } from "#components/ui/tabs.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";
import { ENGLISH } from "#components/words/english.ts";

export const metadata: Metadata = { title: "Runs" };

const State = z.enum(["ok", "failed"]).nullable().catch(null);
const Day = z.iso.date().nullable().catch(null);

/** What workers did, and how long it took: for the tenant, or (for operators) for the whole platform. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query, ask] = await Promise.all([member(), searchParams, caller()]);
  const oversees = me.permissions.includes("platform.read");
  const platform = oversees && one(query, "of") === "platform";
  const [kind, state] = [one(query, "kind"), State.parse(one(query, "state"))];
  const [from, to] = platform ? [null, null] : [Day.parse(one(query, "from")), Day.parse(one(query, "to"))];
  const filter = { ...(kind && { kind }), ...(state && { state }), ...(from && { from }), ...(to && { to }) };
  const first = await answer(
    platform ? ask.runs.platform({ ...(kind && { kind }), ...(state && { state }) }) : ask.runs.list(filter),
  );
  if (!first) return <Restricted what="The list of runs" />;
  const values = { of: platform ? "platform" : null, kind, state, from, to };
  const states = Object.entries(RUN_STATES).map(([value, { name }]) => ({ value, label: name }));
  const { zone } = me.tenant;
  return (
    <>
      <PageTitle
        title="Runs"
        lead={platform ? "What workers did for all tenants" : "What workers did with your events, and how long it took"}
      />
      {oversees && (
        <LinkTabs
          label="Whose runs"
          tabs={[
            { href: "/data/runs", name: me.tenant.name },
            { href: "/data/runs?of=platform", name: "All tenants" },
          ]}
        />
      )}
      <Narrowing
        path="/data/runs"
        values={values}
        fields={[
          { kind: "choice", name: "kind", label: "Kind", any: "Any kind", options: KIND_OPTIONS },
          { kind: "choice", name: "state", label: "State", any: "Any state", options: states },
          ...(platform
            ? []
            : [
                { kind: "day" as const, name: "from", label: "From" },
                { kind: "day" as const, name: "to", label: "To" },
              ]),
        ]}
      >
        <RunList
          key={JSON.stringify(values)}
          first={first}
          filter={filter}
          platform={platform}
          drawings={first.runs.length > 1 ? drawingsOf(durationsModel(first.runs, zone, platform), FULL, ENGLISH) : []}
          zone={zone}
        />
      </Narrowing>
    </>
  );
}
