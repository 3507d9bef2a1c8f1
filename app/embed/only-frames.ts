import { AppError } from "#server/errors.ts";

const FRAMES = ["iframe", "frame"];

/**
 * Lets through only what a browser loads into a frame: a link that is previewed, fetched ahead or opened in a tab uses up no token.
 * Browsers that do not tell are let through.
 * @throws AppError FORBIDDEN
 */
export function onlyFrames(headers: Headers): void {
  const to = headers.get("sec-fetch-dest");
  const ahead = headers.get("sec-purpose") ?? headers.get("purpose") ?? headers.get("x-moz") ?? "";
  if (/prefetch|preview|prerender/i.test(ahead))
    throw new AppError("FORBIDDEN", { message: "A frame is opened by whoever looks at it, not ahead of them." });
  if (to !== null && !FRAMES.includes(to))
    throw new AppError("FORBIDDEN", {
      message: "This address is for a frame in a page of its tenant's: open that page. Nothing was used up.",
    });
}
