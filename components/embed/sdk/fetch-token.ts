import type { MountOptions, Token } from "#components/embed/sdk/options.ts";
import { parsed } from "#components/embed/sdk/parsed.ts";

/** A host's token endpoint has so many ms to answer. */
const PATIENCE = 15_000;

/**
 * One new token from the host: by `getToken`, or by a GET of `tokenUrl`. What does not look like a token (the page of a login,
 * say) is none.
 * @throws Error with a sentence for a developer, without anything of the answer; or whatever `getToken` threw.
 */
export async function fetchToken({ getToken, tokenUrl }: MountOptions): Promise<string> {
  const given = await Promise.race([
    new Promise<never>((_, fail) => setTimeout(() => fail(Error("no answer within 15 s")), PATIENCE)),
    getToken ? getToken() : ask(tokenUrl!),
  ]);
  const token = typeof given === "string" ? given.trim() : given?.token;
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw Error("an answer without a token");
  return token;
}

async function ask(url: string): Promise<Token> {
  const answer = await fetch(url, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw Error(`status ${answer.status}`);
  return parsed(await answer.text());
}
