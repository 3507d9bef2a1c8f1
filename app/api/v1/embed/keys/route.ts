import type { z } from "zod";
import { addEmbedKey } from "#server/embed/add-key.ts";
import type { NewEmbedKey } from "#server/embed/key-input.ts";
import { listEmbedKeys } from "#server/embed/list-embed-keys.ts";
import { manageByKey } from "#server/embed/manage-by-key.ts";
import { answer } from "#server/http/answer.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MOST_BYTES = 20_000;

/** The keys that sign the tenant's tokens, or did. */
export function GET(request: Request): Promise<Response> {
  return answer(() => manageByKey(request, async (tx, tenantId) => ({ keys: await listEmbedKeys(tx, tenantId) })));
}

/** Registers a public key. */
export function POST(request: Request): Promise<Response> {
  return answer(() =>
    manageByKey(
      request,
      (tx, tenantId, actor, body) => addEmbedKey(tx, tenantId, body as z.input<typeof NewEmbedKey>, actor),
      MOST_BYTES,
    ),
  );
}
