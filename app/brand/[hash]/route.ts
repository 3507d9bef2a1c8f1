import { inScope } from "#db/scope.ts";
import { requestActor } from "#server/auth/request-actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import { pool } from "#server/pools.ts";

export const dynamic = "force-dynamic";

const MISSING = new Headers({ "cache-control": "no-store" });

/** The logo of the tenant one works in, by its hash. Anyone of the tenant may see it; to others it does not exist. */
export async function GET(request: Request, { params }: { params: Promise<{ hash: string }> }): Promise<Response> {
  const { hash } = await params;
  const actor = await requestActor(pool("app"), request.headers).catch(() => null);
  if (!actor?.tenantId || !/^[0-9a-f]{64}$/.test(hash)) return new Response(null, { status: 404, headers: MISSING });
  const [logo] = await inScope(
    pool("app"),
    scopeOf(actor),
    (tx) => tx<{ media_type: string; bytes: Buffer }[]>`select media_type, bytes from core.tenant_logo where hash = ${hash}`,
  );
  if (!logo) return new Response(null, { status: 404, headers: MISSING });
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      "content-type": logo.media_type,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-origin",
      // Its address changes with it.
      "cache-control": "private, max-age=31536000, immutable",
    },
  });
}
