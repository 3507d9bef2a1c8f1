import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { acceptedWindow, type WindowSettings } from "#server/events/accepted-window.ts";
import { prepare } from "#server/events/prepare.ts";

export const FixText = z.object({ text: z.string().min(1).max(1_000_000) });

export const FixVerdict = z.object({
  /** fits: it would be accepted. refused: not. duplicate, conflict: an event of this source and id is kept already. */
  verdict: z.enum(["fits", "refused", "duplicate", "conflict"]),
  code: z.string().nullable(),
  path: z.string().nullable(),
  message: z.string().nullable(),
});

/** What the door would say to a text now; business rules speak later, in processing. Changes nothing. */
export async function checkFix(tx: Tx, tenantId: string, text: string): Promise<z.infer<typeof FixVerdict>> {
  const [settings] = await tx<WindowSettings[]>`
    select accept_from, accept_back_days, accept_ahead_days from core.tenant where id = ${tenantId}`;
  const [event] = prepare([{ raw: Buffer.from(text) }], acceptedWindow(settings!, Date.now()));
  if (!event!.ok) return { verdict: "refused", ...event!.refusal };
  const [known] = await tx<{ same: boolean }[]>`
    select hash = decode(${event!.hash}, 'hex') as same from serve.event_keys
    where tenant_id = ${tenantId} and source = ${event!.source} and id = ${event!.id}`;
  if (!known) return { verdict: "fits", code: null, path: null, message: null };
  if (known.same)
    return {
      verdict: "duplicate",
      code: null,
      path: null,
      message: "This very event is kept already: a replay changes no figure.",
    };
  const message =
    "An event of this source and id is kept with other content. Give this one an id of its own, and a higher revision.";
  return { verdict: "conflict", code: "identity.conflict", path: "/id", message };
}
