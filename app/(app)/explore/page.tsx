import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { domainsOf } from "#app/(app)/domains.ts";
import { caller, member } from "#app/(app)/me.ts";
import { drawExplore } from "#components/explore/draw.ts";
import { ExplorePage } from "#components/explore/explore-page.tsx";
import { exploreInput, orderOf, parseExplore } from "#components/explore/explore-state.ts";
import { Restricted } from "#components/states/restricted.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { AppError } from "#server/errors.ts";

export const metadata: Metadata = { title: "Explore" };

/** Any questions to the measures: the whole of one stands in the address. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const state = parseExplore(query);
  const { explore } = await caller();
  const asked = state ? exploreInput(state) : null;
  const choices = await answer(explore.choices(asked ?? { measures: ["spending.spent"] }));
  if (!choices) return <Restricted what="Explore" />;
  const told =
    state && asked && choices.refusal === null
      ? await orFailure(explore.ask({ ...asked, order: orderOf(state) }))
      : { answer: null, failure: null };
  return (
    <ExplorePage
      state={state}
      choices={choices}
      {...told}
      drawings={state && told.answer ? drawExplore(told.answer, state) : {}}
      domains={await domainsOf()}
      whose={`${me.tenant.id}.${me.id}`}
    />
  );
}

/** What was wrong with a question (an order by a column that there is not), or that the database took too long for it. */
async function orFailure<T>(question: Promise<T>): Promise<{ answer: T | null; failure: string | null }> {
  try {
    return { answer: await question, failure: null };
  } catch (error) {
    const known = error instanceof TRPCError && error.cause instanceof AppError ? error.cause : null;
    if (known?.code === "BAD_REQUEST" || known?.code === "UNAVAILABLE") return { answer: null, failure: known.message };
    throw error;
  }
}
