import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/router.ts";

type Session = NonNullable<inferRouterOutputs<AppRouter>["session"]["me"]>;
/** Who is signed in, as pages know them. */
export type Me = Session & { tenant: NonNullable<Session["tenant"]> };

export type Place = { href: string; name: string };

const PLACES: (Place & { needs: Session["permissions"][number] })[] = [
  { href: "/spending", name: "Spending", needs: "dashboard.read" },
  { href: "/devices", name: "Devices", needs: "dashboard.read" },
  { href: "/data/batches", name: "Batches", needs: "batch.read" },
  { href: "/data/quarantine", name: "Quarantine", needs: "quarantine.read" },
  { href: "/settings/keys", name: "Keys", needs: "key.manage" },
];

/** Where somebody may go. */
export function placesFor({ permissions }: Pick<Session, "permissions">): Place[] {
  return PLACES.filter((place) => permissions.includes(place.needs));
}
