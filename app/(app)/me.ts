import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { createCaller } from "#server/trpc/router.ts";

/** The procedures, called as whoever asked for this page. One context a request. */
export const caller = cache(async () => createCaller(await headers()));

/** Who is signed in; null for nobody. */
export const whoIs = cache(async () => (await caller()).session.me());

/** Who is signed in and works in a tenant; everyone else is sent to where they become that. */
export async function member() {
  const me = await whoIs();
  if (!me) redirect("/sign-in");
  if (!me.tenant) redirect("/tenants");
  return { ...me, tenant: me.tenant };
}

export type Member = Awaited<ReturnType<typeof member>>;
