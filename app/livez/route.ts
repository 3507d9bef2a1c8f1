export const dynamic = "force-dynamic";

/** Whether this process runs at all, whatever its dependencies do. */
export function GET(): Response {
  return Response.json({ live: true }, { headers: { "cache-control": "no-store" } });
}
