import { z } from "zod";
import { DashboardName } from "#server/dashboards/view.ts";
import { contradictions, Dashboards, GrantFields, Whose } from "#server/embed/grant-input.ts";

/** What a tenant's server says to have a frame opened, in the words of a token. Unknown members are refused. */
export const MintRequest = z
  .strictObject({
    /** The one that is shown; without it, the first of dashboards. */
    dashboard: DashboardName.optional(),
    /** Those that it may show; without it, the one that is shown. */
    dashboards: Dashboards.optional(),
    /** The customer whose rows these are, as `sub` of a token. */
    subject: Whose.sub,
    scope: Whose.scope,
    ...GrantFields,
  })
  .transform(({ dashboard, dashboards = dashboard ? [dashboard] : [], subject, ...more }, context) => {
    const shown = dashboard ?? dashboards[0];
    if (!shown || !dashboards.includes(shown)) {
      context.addIssue("dashboard or dashboards is missing, or dashboard is not among dashboards");
      return z.NEVER;
    }
    const said = { ...more, dashboards, ...(subject !== undefined && { sub: subject }) };
    for (const wrong of contradictions(said))
      context.addIssue(wrong.replace(/^sub\b/, "subject").replace("say sub", "say subject"));
    return { shown, said };
  });

export const MintAnswer = z.object({
  /** For the src of an iframe: good for one load, until it expires. */
  url: z.url(),
  expiresAt: z.iso.datetime(),
});
