import type { Grant } from "#server/embed/grant.ts";

/** What a session was given, as the trail keeps it. */
export function grantDetails({ subject, dashboards, locks, rights }: Grant): Record<string, unknown> {
  return {
    ...(subject === null ? { scope: "tenant" } : { subject }),
    dashboards,
    ...(Object.keys(locks).length > 0 && { filters: locks }),
    ...(rights.length > 0 && { can: rights }),
  };
}
