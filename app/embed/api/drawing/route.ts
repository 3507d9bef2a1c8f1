import { z } from "zod";
import { anyOrigin } from "#app/embed/api/any-origin.ts";
import { bearerOf } from "#app/embed/api/bearer.ts";
import { drawContent } from "#app/embed/draw-content.ts";
import { firstState } from "#app/embed/first-state.ts";
import { DashboardName } from "#server/dashboards/view.ts";
import { embedActor } from "#server/embed/embed-actor.ts";
import { LocaleTag } from "#server/embed/locale-input.ts";
import { AppError } from "#server/errors.ts";
import { answer } from "#server/http/answer.ts";
import { preflight } from "#server/http/cors.ts";
import { withBody } from "#server/http/read-body.ts";
import { pool } from "#server/pools.ts";
import { Zone } from "#server/tenants/tenant-input.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** How a dashboard is to be drawn; whose figures it shows, the session says. */
const Body = z.object({
  dashboard: DashboardName,
  state: z.record(z.string(), z.unknown()),
  width: z.number().int().min(1).max(4_000).nullable(),
  locale: LocaleTag,
  timezone: Zone.nullable(),
  hosted: z.boolean(),
});

/** A frame's dashboard drawn anew, after figures changed and before anybody has touched it: what it needs no other script for. */
export async function POST(request: Request): Promise<Response> {
  return anyOrigin(
    await answer(async () => {
      const actor = await embedActor(pool("app"), bearerOf(request.headers));
      const { hosted, locale, state, ...shown } = await withBody(request, 32_000, read);
      if (!actor.dashboards.includes(shown.dashboard))
        throw new AppError("FORBIDDEN", { message: `This session may not see the dashboard "${shown.dashboard}".` });
      const host = hosted ? { channel: "", origin: "" } : null;
      return drawContent(actor, { ...shown, host, rights: actor.rights, state: firstState(JSON.stringify(state), null) }, locale);
    }),
  );
}

export { preflight as OPTIONS };

async function read(bytes: Buffer): Promise<z.output<typeof Body>> {
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString("utf8"));
  } catch (cause) {
    throw new AppError("BAD_REQUEST", { message: "The body has to be JSON." }, { cause });
  }
  const parsed = Body.safeParse(body);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new AppError("BAD_REQUEST", {
    message: first?.message ?? "The body is not what it has to be.",
    path: first?.path.join(".") ?? "",
  });
}
