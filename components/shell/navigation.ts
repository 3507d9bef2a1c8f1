import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/router.ts";

type Session = NonNullable<inferRouterOutputs<AppRouter>["session"]["me"]>;
/** Who is signed in, as pages know them. */
export type Me = Session & { tenant: NonNullable<Session["tenant"]> };

export type Place = { href: string; name: string };

type Needed = Session["permissions"][number];

const DASHBOARDS = [
  { href: "/spending", name: "Spending", domain: "spending" },
  { href: "/devices", name: "Devices", domain: "devices" },
] as const;

const CONSOLE: (Place & { needs: Needed })[] = [
  { href: "/data/batches", name: "Batches", needs: "batch.read" },
  { href: "/data/quarantine", name: "Quarantine", needs: "quarantine.read" },
  { href: "/settings/keys", name: "Keys", needs: "key.manage" },
];

export type Domain = (typeof DASHBOARDS)[number]["domain"];

/** Where somebody may go: the dashboards there are data for, with the subject that was chosen, and their part of the console. */
export function placesFor(
  { permissions }: Pick<Session, "permissions">,
  domains: readonly Domain[],
  subject: string | null,
): Place[] {
  const query = subject === null ? "" : `?subject=${encodeURIComponent(subject)}`;
  return [
    ...DASHBOARDS.filter(({ domain }) => permissions.includes("dashboard.read") && domains.includes(domain)).map(
      ({ href, name }) => ({
        href: `${href}${query}`,
        name,
      }),
    ),
    ...CONSOLE.filter((place) => permissions.includes(place.needs)),
  ];
}
