import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { sessionState } from "#components/console/embedding/sessions/session-state.ts";
import { SessionsPage } from "#components/console/embedding/sessions/sessions-page.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Sessions of frames" };

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, ask, query] = await Promise.all([member(), caller(), searchParams]);
  const state = sessionState(one(query, "state"));
  const first = await answer(ask.embed.sessions(state === null ? {} : { state }));
  if (!first) return null;
  const manages = me.permissions.includes("embed.manage");
  return <SessionsPage key={state} first={first} state={state} zone={me.tenant.zone} manages={manages} />;
}
