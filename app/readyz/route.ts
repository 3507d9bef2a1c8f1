import { readiness } from "#server/http/readiness.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Whether requests may be sent here now, and if not, which part is wrong. */
export async function GET(): Promise<Response> {
  const found = await readiness();
  return Response.json(found, { status: found.ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}
