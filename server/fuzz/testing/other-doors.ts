import fc from "fast-check";
import type { Reply } from "#server/fuzz/testing/faults-in.ts";
import { allOperations } from "#server/fuzz/testing/operations.ts";
import { firstOf, read } from "#server/fuzz/testing/procedures.ts";
import { ADDRESS } from "#server/isolation/testing/asking.ts";
import type { allRoutes } from "#server/isolation/testing/routes.ts";
import { NASTY_TEXTS, nasty, textOf } from "#server/testing/nasty.ts";

type Routes = Awaited<ReturnType<typeof allRoutes>>;

/** Doors that are not called here, each for a reason. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  "GET /api/trpc/[trpc]":
    "every procedure behind it is called by itself, and what arrives before one in app/api/trpc/bodies.it.test.ts",
  "POST /api/trpc/[trpc]": "as above",
  "GET /api/auth/[...nextauth]": "next-auth runs in Next alone; what it is given is tested in server/auth",
  "POST /api/auth/[...nextauth]": "as above",
  "GET /embed/[dashboard]": "needs the bundle that draws frames: app/embed/fuzz.it.test.ts",
  "POST /embed/[dashboard]": "as above",
  "GET /embed/v/[ticket]": "as above",
};

/** Every route of the app folder that is no operation of the REST API's document and not called elsewhere. */
export function otherDoors(routes: Routes): string[] {
  const described = allOperations().map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, "[$1]")}`);
  return [...routes.keys()].filter((route) => !described.includes(route) && !(route in ELSEWHERE)).sort();
}

export type Knock = { params: Record<string, string>; query: [string, string][]; type: string; body: string };

/** What may be sent to any door, whatever it is for. */
export function knocksOn(route: string, pool: readonly unknown[]): fc.Arbitrary<Knock> {
  const word = fc.constantFrom(...pool.filter((value): value is string => typeof value === "string"), ...NASTY_TEXTS);
  const names = [...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name!);
  const known = fc.constantFrom("once", "dashboard", "token", "origin", "state", "reason", "limit", "__proto__");
  return fc.record({
    params: fc.record(Object.fromEntries(names.map((name) => [name, word]))) as fc.Arbitrary<Record<string, string>>,
    query: fc.array(fc.tuple(known, word), { maxLength: 3 }),
    type: fc.constantFrom(
      "application/json",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/plain",
    ),
    body: fc.oneof(
      word,
      nasty.map((value) => textOf(value) ?? ""),
      word.map((token) => JSON.stringify({ token })),
    ),
  });
}

/** Knocks at a door as its server does; of a stream, what comes first is enough. */
export async function knock(
  routes: Routes,
  route: string,
  { params, query, type, body }: Knock,
  proof: Record<string, string>,
): Promise<Reply> {
  const [method, pattern] = route.split(" ") as [string, string];
  const path = pattern.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name]!.toWellFormed()));
  const stopped = new AbortController();
  const bare = ["GET", "HEAD"].includes(method);
  const init = {
    method,
    headers: { ...(!bare && { "content-type": type }), ...proof },
    signal: stopped.signal,
    ...(!bare && { body }),
  };
  const asked = `${ADDRESS}${path}?${new URLSearchParams(query.map(([name, value]) => [name, value.toWellFormed()]))}`;
  const given = pattern.includes("[...")
    ? Object.fromEntries(Object.entries(params).map(([name, value]) => [name, [value]]))
    : params;
  const response = await routes.get(route)!(new Request(asked, init), { params: Promise.resolve(given) });
  const streams = /event-stream|ndjson/.test(response.headers.get("content-type") ?? "");
  return streams ? firstOf(response, stopped) : read(response);
}
