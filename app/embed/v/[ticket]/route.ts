import { drawFrame } from "#app/embed/draw-frame.ts";
import { frameNotice, notAllowed } from "#app/embed/frame-notice.ts";
import { languageOf } from "#app/embed/language-of.ts";
import { onlyFrames } from "#app/embed/only-frames.ts";
import { hostIn, type Said } from "#app/embed/opening.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { usedTicketHost } from "#server/embed/used-ticket-host.ts";
import { pool } from "#server/pools.ts";

export const runtime = "nodejs";
export const dynamic = "force-dynamic";

/** A frame's page: drawn once for its ticket. Loaded again it can only ask its host to open it anew. */
export async function GET(request: Request, { params }: { params: Promise<{ ticket: string }> }): Promise<Response> {
  const { ticket } = await params;
  try {
    onlyFrames(request);
    return await drawFrame(await openTicket(pool("app"), ticket));
  } catch (error) {
    const said: Said = await usedTicketHost(pool("app"), ticket).catch(() => ({}));
    return frameNotice(error, {
      host: hostIn(said),
      locale: said.locale ?? languageOf(request.headers),
      debug: said.debug === "1",
    });
  }
}

export { notAllowed as HEAD };
