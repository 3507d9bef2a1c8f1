import { z } from "zod";
import { manageByKey } from "#server/embed/manage-by-key.ts";
import { revokeEmbedSession } from "#server/embed/revoke-session.ts";
import { AppError } from "#server/errors.ts";
import { answer } from "#server/http/answer.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Ends one frame's session. */
export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(() =>
    manageByKey(request, async (tx, tenantId, actor) => {
      const { id } = await params;
      if (!z.uuid().safeParse(id).success) throw new AppError("NOT_FOUND", { message: "The tenant has no such session." });
      const reason = new URL(request.url).searchParams.get("reason") ?? undefined;
      await revokeEmbedSession(tx, tenantId, { id, reason }, actor);
      return { id };
    }),
  );
}
