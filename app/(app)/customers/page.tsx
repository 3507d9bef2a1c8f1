import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { Finder } from "#components/customers/finder.tsx";
import { finderInput, parseFinder } from "#components/customers/finder-state.ts";
import { Restricted } from "#components/states/restricted.tsx";
import { PageTitle } from "#components/ui/page-title.tsx";
import type { Query } from "#components/url/dashboard-state.ts";

export const metadata: Metadata = { title: "Customers" };

/** Finds one customer among all of a tenant. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [me, query] = await Promise.all([member(), searchParams]);
  const asked = parseFinder(query);
  const first = await answer((await caller()).subjects.find(finderInput(asked)));
  if (!first) return <Restricted what="The list of customers" />;
  return (
    <>
      <PageTitle title="Customers" lead="Everybody your events name. Find one, and open what they spent or used." />
      <Finder first={first} asked={asked} views={me.permissions.includes("subject.view_as")} />
    </>
  );
}
