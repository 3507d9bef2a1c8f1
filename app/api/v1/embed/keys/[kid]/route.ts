import { EmbedKeyRef } from "#server/embed/key-input.ts";
import { manageByKey } from "#server/embed/manage-by-key.ts";
import { revokeEmbedKey } from "#server/embed/revoke-embed-key.ts";
import { AppError } from "#server/errors.ts";
import { answer } from "#server/http/answer.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** Ends a key, and with it the sessions it vouches for. */
export function DELETE(request: Request, { params }: { params: Promise<{ kid: string }> }): Promise<Response> {
  return answer(() =>
    manageByKey(request, async (tx, tenantId, actor) => {
      const { kid } = await params;
      if (!EmbedKeyRef.shape.kid.safeParse(kid).success)
        throw new AppError("NOT_FOUND", { message: "The tenant has no such key." });
      const reason = new URL(request.url).searchParams.get("reason") ?? undefined;
      await revokeEmbedKey(tx, tenantId, { kid, reason }, actor);
      return { kid };
    }),
  );
}
