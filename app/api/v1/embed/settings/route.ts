import type { z } from "zod";
import { manageByKey } from "#server/embed/manage-by-key.ts";
import { type EmbedSettings, getEmbedSettings, setEmbedSettings } from "#server/embed/settings.ts";
import type { EmbedSettingsInput } from "#server/embed/settings-input.ts";
import { answer } from "#server/http/answer.ts";
import { etag, ifMatch } from "#server/http/if-match.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MOST_BYTES = 100_000;

/** What holds for all frames of the tenant. */
export function GET(request: Request): Promise<Response> {
  return tagged(() => manageByKey(request, (tx, tenantId) => getEmbedSettings(tx, tenantId)));
}

/** Sets all of it; with `If-Match`, only where nobody has changed it since. */
export function PUT(request: Request): Promise<Response> {
  return tagged(() =>
    manageByKey(
      request,
      (tx, tenantId, actor, body) =>
        setEmbedSettings(tx, tenantId, body as z.input<typeof EmbedSettingsInput>, actor, ifMatch(request.headers)),
      MOST_BYTES,
    ),
  );
}

/** The settings as they are, with their version as ETag. */
async function tagged(work: () => Promise<EmbedSettings>): Promise<Response> {
  let version: string | undefined;
  const response = await answer(async () => {
    const settings = await work();
    version = settings.version;
    return settings;
  });
  if (version !== undefined) response.headers.set("etag", etag(version));
  return response;
}
