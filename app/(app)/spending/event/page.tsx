import type { Metadata } from "next";
import { EventPage } from "#app/(app)/event-page.tsx";
import { slugName } from "#components/dashboards/words.ts";
import { CATEGORY_FROM } from "#components/events/payments.tsx";
import type { Query } from "#components/url/dashboard-state.ts";
import { one } from "#components/url/one.ts";

export const metadata: Metadata = { title: "Payment" };

/** The event behind a payment. */
export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const category = categoryOf(one(query, "category"), one(query, "found"));
  return <EventPage query={query} title="Payment" home={{ path: "/spending", name: "Spending" }} category={category} />;
}

function categoryOf(category: string | null, found: string | null): string | null {
  if (category === null || found === null || !Object.hasOwn(CATEGORY_FROM, found)) return null;
  return `${slugName(category)}: ${CATEGORY_FROM[found as keyof typeof CATEGORY_FROM]}`;
}
