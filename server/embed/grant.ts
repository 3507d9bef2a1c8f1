import type { DashboardName } from "#server/dashboards/view.ts";
import { settled, settledLocks } from "#server/embed/grant-input.ts";
import type { EmbedRight, Locks } from "#server/embed/rights-input.ts";
import type { ThemeOverride } from "#server/embed/theme-override.ts";

/** What a session is given: whose rows, which dashboards, within which locks, and how it is shown. Nulls: as the tenant has it. */
export type Grant = {
  subject: string | null;
  dashboards: DashboardName[];
  locks: Locks;
  rights: EmbedRight[];
  locale: string | null;
  currency: string | null;
  theme: ThemeOverride;
  timezone: string | null;
};

type Said = {
  sub?: string | undefined;
  dashboards: DashboardName[];
  filters?: Locks | undefined;
  can?: EmbedRight[] | undefined;
  locale?: string | undefined;
  currency?: string | undefined;
  theme?: ThemeOverride | undefined;
  timezone?: string | undefined;
};

/** @param defaults rights of a tenant's tokens that name none */
export function grantOf(said: Said, defaults: readonly EmbedRight[]): Grant {
  return {
    subject: said.sub ?? null,
    dashboards: settled(said.dashboards),
    locks: settledLocks(said.filters),
    rights: settled(said.can ?? defaults),
    locale: said.locale ?? null,
    currency: said.currency ?? null,
    theme: said.theme ?? {},
    timezone: said.timezone ?? null,
  };
}
