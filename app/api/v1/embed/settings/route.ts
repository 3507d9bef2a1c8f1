import type { z } from "zod";
import { manageByKey } from "#server/embed/manage-by-key.ts";
import { getEmbedSettings, setEmbedSettings } from "#server/embed/settings.ts";
import type { EmbedSettingsInput } from "#server/embed/settings-input.ts";
import { answer } from "#server/http/answer.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MOST_BYTES = 100_000;

/** What holds for all frames of the tenant. */
export function GET(request: Request): Promise<Response> {
  return answer(() => manageByKey(request, (tx, tenantId) => getEmbedSettings(tx, tenantId)));
}

/** Sets all of it. */
export function PUT(request: Request): Promise<Response> {
  return answer(() =>
    manageByKey(
      request,
      (tx, tenantId, actor, body) => setEmbedSettings(tx, tenantId, body as z.input<typeof EmbedSettingsInput>, actor),
      MOST_BYTES,
    ),
  );
}
