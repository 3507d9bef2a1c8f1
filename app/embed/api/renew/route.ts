import { z } from "zod";
import { anyOrigin } from "#app/embed/api/any-origin.ts";
import { bearerOf } from "#app/embed/api/bearer.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import { renewSession } from "#server/embed/renew-session.ts";
import { AppError } from "#server/errors.ts";
import { answer } from "#server/http/answer.ts";
import { preflight } from "#server/http/cors.ts";
import { withBody } from "#server/http/read-body.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const Body = z.object({ token: z.string().min(1).max(20_000) });

/** A frame's session goes on with a new token of its host's. */
export async function POST(request: Request): Promise<Response> {
  return anyOrigin(
    await answer(async () => {
      const bearer = bearerOf(request.headers);
      const { token } = await withBody(request, 32_000, read);
      const { session, expiresAt } = await renewSession(
        pool("app"),
        bearer,
        token,
        clientAddress(request.headers.get("x-forwarded-for")),
      );
      return { session, lifeMs: Math.max(0, Date.parse(expiresAt) - Date.now()) };
    }),
  );
}

export { preflight as OPTIONS };

async function read(bytes: Buffer): Promise<z.output<typeof Body>> {
  try {
    return Body.parse(JSON.parse(bytes.toString("utf8")));
  } catch (cause) {
    throw new AppError("BAD_REQUEST", { message: 'The body has to be {"token": "..."}.' }, { cause });
  }
}
