import { redirect } from "next/navigation";
import { answer } from "#app/(app)/answer.ts";
import { caller, member } from "#app/(app)/me.ts";

/** The dashboard that has data; the first one when none has. */
export default async function HomePage() {
  await member();
  const { dashboards } = await caller();
  const [spending, devices] = await Promise.all([answer(dashboards.spending({})), answer(dashboards.devices({}))]);
  redirect(!spending?.newest && devices?.newest ? "/devices" : "/spending");
}
