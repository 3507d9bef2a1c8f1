import type { EmbedActor } from "#server/auth/actor.ts";
import type { DashboardName } from "#server/dashboards/view.ts";
import type { ThemeTokens } from "#server/embed/theme-input.ts";

/** What the page that holds a frame said of itself at the door, kept as it was said. */
export type HostWords = { readonly [field: string]: unknown };

/** Everything that a frame needs to be drawn and to go on by itself. */
export type OpenedFrame = {
  /** The bearer of the frame's own calls: `inlay_es_...`. It is told this once. */
  session: string;
  /** An ISO instant, ten minutes away at most. */
  expiresAt: string;
  actor: EmbedActor;
  dashboard: DashboardName;
  /** The tenant's, with the token's over them; the accent is the brand's colour where neither names one. */
  theme: ThemeTokens;
  /** A BCP 47 tag: the token's, else the tenant's, else "en". */
  locale: string;
  /** Of ISO 4217, as the token says; null leaves the choice to the dashboard. */
  currency: string | null;
  /** For the printing of timestamps; it never moves a bucket. The token's; null: the zone in which the customer's days are counted. */
  timezone: string | null;
  /** Pages that may frame this one. */
  origins: string[];
  tenant: { name: string };
  host: HostWords;
};
