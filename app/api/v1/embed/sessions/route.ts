import { EmbedSessionQuery, listEmbedSessions } from "#server/embed/list-sessions.ts";
import { manageByKey } from "#server/embed/manage-by-key.ts";
import { MintRequest } from "#server/embed/mint-input.ts";
import { mintSession } from "#server/embed/mint-session.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import { answer } from "#server/http/answer.ts";
import { jsonBody } from "#server/http/json-body.ts";
import { parseInput } from "#server/input.ts";
import { authenticateKey, requireKeyScope } from "#server/keys/authenticate-key.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

const MOST_BYTES = 100_000;

/** Frames that run, or did of late. */
export function GET(request: Request): Promise<Response> {
  return answer(() =>
    manageByKey(request, (tx, tenantId) => {
      const asked = Object.fromEntries(new URL(request.url).searchParams);
      return listEmbedSessions(tx, tenantId, parseInput(EmbedSessionQuery, asked));
    }),
  );
}

/** Opens a frame for a tenant's server that signs no tokens: its address, good for one load. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    openOrRefuse();
    const holder = await authenticateKey(pool("app"), request.headers.get("authorization"));
    requireKeyScope(holder, "embed:mint");
    return mintSession(pool("app"), holder, parseInput(MintRequest, await jsonBody(request, MOST_BYTES)));
  });
}
