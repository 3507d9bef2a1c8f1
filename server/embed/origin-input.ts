import { z } from "zod";

const LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-f:.]+\\])$`);
const LOOPBACK = /^(?:localhost|[a-z0-9.-]+\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * A page that may frame dashboards: an origin ("https://bank.example", "https://bank.example:8443"), or all hosts below a
 * domain ("https://*.bank.example"). Plain http is taken from the own machine alone, for trying things out: on any other
 * way it would let whoever sits on the network frame them.
 */
export const Origin = z
  .string()
  .trim()
  .max(253)
  .transform((text, context) => {
    const origin = canonical(text);
    if (origin !== null) return origin;
    context.addIssue(
      "is an origin such as https://bank.example or https://*.bank.example, without a path; http only for localhost and 127.0.0.1",
    );
    return z.NEVER;
  });

function canonical(text: string): string | null {
  const [, scheme, wildcard, rest] = /^(https?:\/\/)(\*\.)?([^/?#@\s]+)\/?$/i.exec(text) ?? [];
  if (scheme === undefined || rest === undefined || !URL.canParse(`${scheme}${rest}`)) return null;
  const { protocol, hostname, host } = new URL(`${scheme}${rest}`);
  // It stands in a header: nothing may be in it that means something there.
  if (!HOST.test(hostname)) return null;
  if (protocol === "http:" && !LOOPBACK.test(hostname)) return null;
  if (!wildcard) return `${protocol}//${host}`;
  // "https://*.com" is everybody; addresses have nothing below them.
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(hostname) ? `${protocol}//*.${host}` : null;
}
