import { AppError } from "#server/errors.ts";

/** The bearer of a frame's call, without the word. @throws AppError UNAUTHENTICATED where there is none */
export function bearerOf(headers: Headers): string {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer) return bearer;
  throw new AppError("UNAUTHENTICATED", { message: "Send the frame's session: `Authorization: Bearer inlay_es_...`." });
}
