import { z } from "zod";
import { LocaleTag } from "#server/embed/locale-input.ts";
import { Origin } from "#server/embed/origin-input.ts";
import { EMBED_RIGHTS } from "#server/embed/rights-input.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";

/** What holds for all frames of a tenant: all of it is said. What stands beside it (the issuer, say) is left alone. */
export const EmbedSettingsInput = z.object({
  /** Pages that may frame its dashboards; an empty list: none. */
  origins: z
    .array(Origin)
    .max(100)
    .transform((origins) => [...new Set(origins)]),
  /** What tokens allow that say nothing of it. */
  rights: z
    .array(z.enum(EMBED_RIGHTS))
    .max(EMBED_RIGHTS.length)
    .transform((rights) => [...new Set(rights)].sort()),
  theme: ThemeTokens,
  /** What frames speak whose token names no language; null for English. */
  locale: LocaleTag.nullable(),
});
