import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** Longest time that somebody may look at a subject's screen before they have to say again why. */
export const VIEW_SECONDS = 60 * 60;

/** Whose screen is seen, in which tenant, since and until when (ISO instants). */
const View = z.object({
  tenantId: z.uuid(),
  subject: z.string().min(1).max(256),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
});
export type View = z.infer<typeof View>;

/** What a view is bound to: one sign-in of one user, ended by whatever ends their session. */
export type ViewerSession = { userId: string; sessionVersion: number; sessionId: string };

/**
 * The subject whose screen a member of staff sees, as a signed cookie: `<view>.<signature>`. Signed together with the
 * session, so that it is of no use to anyone else, nor to the same person after a sign-out. That they may view, and in this
 * tenant, is checked in the database each time.
 */
export function signView(secret: string, session: ViewerSession, view: View): string {
  const text = Buffer.from(JSON.stringify(view)).toString("base64url");
  return `${text}.${signature(secret, session, text)}`;
}

/** The view of this session, or null for none, for one that is over and for a forged one. */
export function readView(secret: string, session: ViewerSession, value: string | null, now: number): View | null {
  const [text, given] = (value ?? "").split(".");
  if (!text || !given) return null;
  const expected = Buffer.from(signature(secret, session, text));
  const actual = Buffer.from(given);
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return null;
  const view = View.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  return now < Date.parse(view.until) ? view : null;
}

function signature(secret: string, { userId, sessionVersion, sessionId }: ViewerSession, text: string): string {
  return createHmac("sha256", secret)
    .update(`inlay-view-as:${userId}:${sessionVersion}:${sessionId}:${text}`)
    .digest("base64url");
}
