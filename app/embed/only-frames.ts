import { audience } from "#server/embed/audience.ts";
import { AppError } from "#server/errors.ts";

const FRAMES = ["iframe", "frame"];

/**
 * Lets through only what a browser loads into a frame: a link that is previewed, fetched ahead or opened in a tab uses up no token.
 * Every browser for which frames are made says what it loads, to an address of https. Whoever says nothing there and asks by GET
 * is no browser, but what reads links in chats and mails; a form is sent by none of these.
 * @throws AppError FORBIDDEN
 */
export function onlyFrames({ method, headers }: Pick<Request, "method" | "headers">): void {
  const to = headers.get("sec-fetch-dest");
  const ahead = ["sec-purpose", "purpose", "x-purpose", "x-moz"].map((name) => headers.get(name)).join(" ");
  if (/prefetch|preview|prerender/i.test(ahead))
    throw new AppError("FORBIDDEN", { message: "A frame is opened by whoever looks at it, not ahead of them." });
  const silent = to === null && method === "GET" && audience().startsWith("https:");
  if (silent || (to !== null && !FRAMES.includes(to)))
    throw new AppError("FORBIDDEN", {
      message: "This address is for a frame in a page of its tenant's: open that page. Nothing was used up.",
    });
}
