import { bareHeaders } from "#app/embed/bare-headers.ts";
import { frameHeaders, newNonce } from "#app/embed/frame-headers.ts";
import { renderer } from "#app/embed/renderer.ts";
import type { ErrorCode as FrameErrorCode } from "#components/embed/protocol.ts";
import type { Host } from "#components/frame/boot.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { AppError } from "#server/errors.ts";
import { problem } from "#server/http/problem.ts";
import { requestId as idOfRequest } from "#server/observe/current.ts";

type About = {
  /** Who opened it, to be told. Not proven: it hears nothing but what it said itself, and the refusal. */
  host: Host | null;
  locale: string | null;
  /** The reason in words for a developer. */
  debug: boolean;
};

/**
 * A refusal as a page that can be seen in a frame, in words for who looks, with the code for who develops. It holds nothing of
 * the tenant.
 */
export async function frameNotice(error: unknown, { host, locale, debug }: About): Promise<Response> {
  const requestId = idOfRequest();
  // Logged, and given its code and status, where every error is.
  const plain = problem(error, requestId);
  const { code, detail } = (await plain.json()) as { code: string; detail: string };
  const { assets, renderHead, renderNotice, viewerWords } = await renderer();
  const nonce = newNonce();
  const told = frameCodeOf(code);
  const ended = code === "SESSION_ENDED";
  const says = viewerWords(locale);
  const head = { assets, nonce, locale, dashboard: null, theme: ThemeTokens.parse({}), brandColour: null };
  const html =
    renderHead(head) +
    renderNotice(
      { kind: "dead", host, error: { code: told, message: `${code}: ${detail}` }, reopens: ended },
      {
        assets,
        nonce,
        title: ended ? says.sessionEnded.title : says.notOpened,
        sentence: ended ? says.sessionEnded.text : says.errors[told],
        code: debug ? `${code}: ${detail}` : code,
      },
    );
  const headers = frameHeaders(nonce, null);
  for (const name of ["x-request-id", "retry-after"]) {
    const value = plain.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(html, { status: plain.status, headers });
}

function frameCodeOf(code: string): FrameErrorCode {
  if (code === "DASHBOARD_NOT_ALLOWED" || code === "SESSION_ENDED" || code === "SESSION_CHANGED") return code;
  if (code.startsWith("TOKEN_") || code === "ORIGIN_NOT_ALLOWED" || code === "BAD_REQUEST") return "TOKEN_REFUSED";
  return code === "INTERNAL" || code === "UNAVAILABLE" ? "INTERNAL" : "NOT_ALLOWED";
}

/** What somebody does who does not read: HEAD, OPTIONS and all else use up nothing. */
export const notAllowed = (): Response => new Response(null, { status: 405, headers: { ...bareHeaders(), allow: "GET, POST" } });

export const missing = (what: string) => new AppError("BAD_REQUEST", { message: `The form has no ${what}.`, path: what });
