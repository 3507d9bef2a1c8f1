import type { Scope } from "#db/scope.ts";
import { AppError } from "#server/errors.ts";

/** Whose choices they are. */
export type Viewer = { tenantId: string; subject: string };

/** @throws AppError FORBIDDEN where the scope is not one subject's: nobody chooses for all of them. */
export function viewerOf({ tenantId, subjects }: Scope): Viewer {
  if (subjects.mode !== "one") throw new AppError("FORBIDDEN", { message: "Choices are those of one subject." });
  return { tenantId, subject: subjects.subject };
}
