import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/router.ts";

type Session = NonNullable<inferRouterOutputs<AppRouter>["session"]["me"]>;
/** Who is signed in, as pages know them. */
export type Me = Session & { tenant: NonNullable<Session["tenant"]> };

type Needed = Session["permissions"][number];

export type Place = {
  href: string;
  name: string;
  /** The letter that, after a "g", leads here. */
  key: string;
};

const DASHBOARDS = [
  { href: "/spending", name: "Spending", key: "s", domain: "spending" },
  { href: "/devices", name: "Devices", key: "d", domain: "devices" },
] as const;

export type Domain = (typeof DASHBOARDS)[number]["domain"];

type Guarded = Place & { needs: Needed };

const PAGES: readonly Guarded[] = [
  { href: "/customers", name: "Customers", key: "c", needs: "subject.list" },
  { href: "/explore", name: "Explore", key: "e", needs: "explore.query" },
];

/** The parts of the console that have several pages. */
const SECTIONS: Record<"Data" | "Settings", readonly Guarded[]> = {
  Data: [
    { href: "/data/batches", name: "Batches", key: "b", needs: "batch.read" },
    { href: "/data/quarantine", name: "Quarantine", key: "q", needs: "quarantine.read" },
    { href: "/data/runs", name: "Runs", key: "r", needs: "batch.read" },
    { href: "/data/freshness", name: "Freshness", key: "f", needs: "batch.read" },
  ],
  Settings: [
    { href: "/settings/general", name: "General", key: "n", needs: "settings.manage" },
    { href: "/settings/people", name: "People", key: "p", needs: "user.manage" },
    { href: "/settings/keys", name: "API keys", key: "k", needs: "key.manage" },
    { href: "/settings/embedding", name: "Embedding", key: "m", needs: "settings.read" },
    { href: "/settings/rules", name: "Rules", key: "u", needs: "rule.manage" },
    { href: "/settings/tariffs", name: "Tariffs", key: "t", needs: "tariff.manage" },
    { href: "/settings/audit", name: "Audit trail", key: "a", needs: "audit.read" },
  ],
};

export type SectionName = keyof typeof SECTIONS;

type Allowed = Pick<Session, "permissions">;

const allowed = (me: Allowed, places: readonly Guarded[]): Place[] =>
  places.filter((place) => me.permissions.includes(place.needs));

/** The pages of a section that somebody may open. */
export function sectionPlaces(me: Allowed, section: SectionName): Place[] {
  return allowed(me, SECTIONS[section]);
}

/** An entry of the main navigation: a page, or a section with the pages in it. */
export type Entry = { name: string; href: string; places: Place[] };

/**
 * Where somebody may go: the dashboards there are data for, with the subject that was chosen, and their part of the console. A
 * section leads to its first page, and is left out where none of its pages may be opened.
 */
export function entriesFor(me: Allowed, domains: readonly Domain[], subject: string | null): Entry[] {
  const query = subject === null ? "" : `?subject=${encodeURIComponent(subject)}`;
  const dashboards = me.permissions.includes("dashboard.read")
    ? DASHBOARDS.filter(({ domain }) => domains.includes(domain)).map((place) => ({ ...place, href: `${place.href}${query}` }))
    : [];
  const pages = [...dashboards, ...allowed(me, PAGES)].map((place) => ({ ...place, places: [place] }));
  const sections = (Object.keys(SECTIONS) as SectionName[]).flatMap((name) => {
    const places = sectionPlaces(me, name);
    return places[0] ? [{ name, href: places[0].href, places }] : [];
  });
  return [...pages, ...sections];
}

/** Whether a page is this place, or one below it. */
export function isAt(path: string, { href }: Pick<Place, "href">): boolean {
  const place = href.split("?")[0]!;
  return path === place || path.startsWith(`${place}/`);
}
