import { fetchToken } from "#components/embed/sdk/fetch-token.ts";
import type { MountOptions } from "#components/embed/sdk/options.ts";

/** Seconds between tries become twice as many, up to this. */
const LONGEST = 30;

/** The wait after the try number n, counted from 0, in ms: 1 s, 2 s, 4 s, ... 30 s. */
export const backoff = (n: number) => Math.min(LONGEST, 2 ** n) * 1000;

/**
 * A new token from the host, asked for until there is one. `failed` is told of each failure: a sentence for a developer, and
 * what tries again at once. Undefined once nobody wants it any more.
 */
export async function bringToken(
  options: MountOptions,
  wanted: () => boolean,
  failed: (why: string, again: () => void) => void,
): Promise<string | undefined> {
  for (let n = 0; wanted(); n++) {
    try {
      const token = await fetchToken(options);
      if (wanted()) return token;
    } catch (error) {
      const why = `${options.getToken ? "getToken" : options.tokenUrl}: ${(error as Error)?.message ?? error}.`;
      if (wanted())
        await new Promise<void>((again) => {
          setTimeout(again, backoff(n));
          failed(why, again);
        });
    }
  }
}
