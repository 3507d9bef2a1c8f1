import { readEnv } from "#server/env.ts";

/** The address of this deployment, as a token's `aud` must name it: an origin, such as "https://inlay.example". */
export function audience(): string {
  const { INLAY_URL, PORT } = readEnv();
  return INLAY_URL ? new URL(INLAY_URL).origin : `http://127.0.0.1:${PORT ?? 3000}`;
}
