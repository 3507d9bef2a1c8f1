import { authSecret } from "#server/auth/secret.ts";
import { AppError } from "#server/errors.ts";

/**
 * The secret of this installation, which embedding needs like signing in does.
 * @throws AppError UNAVAILABLE where there is none: then all of embedding is closed
 */
export function openOrRefuse(): string {
  const secret = authSecret();
  if (secret === null)
    throw new AppError(
      "UNAVAILABLE",
      { message: "Embedding is closed: this installation has no AUTH_SECRET." },
      { because: "closed" },
    );
  return secret;
}
