import { bareHeaders } from "#app/embed/bare-headers.ts";
import { frameNotice } from "#app/embed/frame-notice.ts";
import { languageOf } from "#app/embed/language-of.ts";
import { onlyFrames } from "#app/embed/only-frames.ts";
import { hostIn, type Said, saidIn } from "#app/embed/opening.ts";
import { clientAddress } from "#server/auth/client-address.ts";
import { redeemToken } from "#server/embed/redeem-token.ts";
import { AppError } from "#server/errors.ts";
import { pool } from "#server/pools.ts";

/**
 * Redeems a token and leads to the page where its frame is drawn, whose address is good once.
 * @param door the form of the SDK, whose origin has to be one of the tenant's; or the address of a plain iframe
 */
export async function openDoor(
  request: Request,
  dashboard: string,
  door: "form" | "address",
  read: () => Promise<URLSearchParams>,
): Promise<Response> {
  let said: Said = {};
  try {
    onlyFrames(request);
    const opening = saidIn(await read());
    said = opening.said;
    const token = opening.token();
    const origin = door === "form" ? originOf(said, request.headers) : null;
    const address = clientAddress(request.headers.get("x-forwarded-for"));
    const { ticket } = await redeemToken(pool("app"), { dashboard, token, address, origin, host: said });
    return new Response(null, {
      status: 303,
      headers: {
        ...bareHeaders(),
        location: `/embed/v/${ticket}`,
        // Hosts that isolate themselves ask it of each step on the way to a frame.
        "cross-origin-resource-policy": "cross-origin",
        "cross-origin-embedder-policy": "require-corp",
      },
    });
  } catch (error) {
    return frameNotice(error, {
      host: hostIn(said),
      locale: said.locale ?? languageOf(request.headers),
      debug: said.debug === "1",
    });
  }
}

/**
 * The SDK always says where it is; a page that does not is none of a tenant's. Where the browser says it too, that counts: a page
 * may give itself another's name. ("null" is said by hosts that send no referrer.)
 */
function originOf({ origin }: Said, headers: Headers): string {
  if (!origin)
    throw new AppError("BAD_REQUEST", { message: "The form has no origin: open frames with the SDK.", path: "origin" });
  const seen = headers.get("origin");
  return seen === null || seen === "null" ? origin : seen;
}
