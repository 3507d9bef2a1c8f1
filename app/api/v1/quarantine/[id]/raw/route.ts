import { z } from "zod";
import { inScope } from "#db/scope.ts";
import { actorCan, auditName } from "#server/auth/actor.ts";
import { requestActor } from "#server/auth/request-actor.ts";
import { scopeOf } from "#server/auth/scope-of.ts";
import { AppError } from "#server/errors.ts";
import { problem } from "#server/http/problem.ts";
import { requestId as idOfRequest } from "#server/observe/current.ts";
import { pool } from "#server/pools.ts";
import { readBytes } from "#server/quarantine/read-bytes.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/**
 * The bytes of a refused event, to be taken away by somebody signed in who may see them, and told by the trail. Not for keys:
 * these bytes passed no check, and a key has no permission of seeing them (docs/decisions/0018).
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const requestId = idOfRequest();
  try {
    const { id } = await params;
    return bytesAnswer(id, await readOwn(request, id), requestId);
  } catch (error) {
    return problem(error, requestId);
  }
}

async function readOwn(request: Request, id: string): Promise<Uint8Array> {
  const sql = pool("app");
  const actor = await requestActor(sql, request.headers);
  if (!actor) throw new AppError("UNAUTHENTICATED", { message: "Nobody is signed in: sign in first." });
  if (!actorCan(actor, "quarantine.bytes")) {
    throw new AppError("FORBIDDEN", { message: "Your role does not allow this (quarantine.bytes)." });
  }
  // A browser says where a request comes from: no other site may make somebody's trail tell of downloads.
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") {
    throw new AppError("FORBIDDEN", { message: "This download starts from Inlay's own pages." });
  }
  if (!z.guid().safeParse(id).success) throw new AppError("NOT_FOUND", { message: "There is no such event in quarantine." });
  const scope = scopeOf(actor);
  return inScope(sql, scope, (tx) => readBytes(tx, scope.tenantId, id, auditName(actor)));
}

/** Whatever the bytes are, no browser takes them for a page or a script. */
function bytesAnswer(id: string, bytes: Uint8Array, requestId: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${id}.bin"`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "x-request-id": requestId,
    },
  });
}
