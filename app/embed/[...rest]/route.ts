import { bareHeaders } from "#app/embed/bare-headers.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * Addresses below /embed that are none, such as a file of another build. Next would answer with a page of the console's, which
 * has no headers of its own here and could be framed by anybody.
 */
function nowhere(): Response {
  const headers = new Headers({ ...bareHeaders(), "content-type": "text/plain; charset=utf-8" });
  headers.append("content-security-policy", "frame-ancestors 'none'");
  return new Response("There is nothing at this address.\n", { status: 404, headers });
}

export { nowhere as GET, nowhere as POST };
