import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { sendingFor } from "#app/(app)/sending.ts";
import { drawSpending } from "#components/dashboards/spending/draw.ts";
import { SpendingPage } from "#components/dashboards/spending/spending-page.tsx";
import { Restricted } from "#components/states/restricted.tsx";
import { leavesPeriodOut, parseState, type Query, spendingInput } from "#components/url/dashboard-state.ts";
import { ENGLISH } from "#components/words/english.ts";

export const metadata: Metadata = { title: "Spending" };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const state = parseState(query);
  const view = await answer((await caller()).dashboards.spending(spendingInput(state)));
  if (!view) return <Restricted what="This dashboard" />;
  return (
    <SpendingPage
      view={view}
      state={state}
      drawings={drawSpending(view, state, ENGLISH)}
      chooses={me.permissions.includes("subject.list")}
      views={me.permissions.includes("subject.view_as")}
      decides={me.permissions.includes("choice.set")}
      leavesOut={leavesPeriodOut(query)}
      sending={await sendingFor(me)}
    />
  );
}
