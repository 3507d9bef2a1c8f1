import type { Metadata } from "next";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";
import { PeoplePage } from "#components/console/people/people-page.tsx";
import { Restricted } from "#components/states/restricted.tsx";

export const metadata: Metadata = { title: "People" };

export default async function Page() {
  const [me, ask] = await Promise.all([member(), caller()]);
  const [users, invitations] = await Promise.all([answer(ask.users.list()), answer(ask.invitations.list())]);
  if (!users || !invitations) return <Restricted what="The list of people" />;
  return <PeoplePage users={users} invitations={invitations} zone={me.tenant.zone} self={me.id} />;
}
