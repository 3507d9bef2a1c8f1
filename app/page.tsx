import { redirect } from "next/navigation";
import { domainsOf } from "#app/(app)/domains.ts";
import { member } from "#app/(app)/me.ts";

/** The first dashboard that there are data for. */
export default async function HomePage() {
  await member();
  const [first] = await domainsOf();
  redirect(`/${first}`);
}
