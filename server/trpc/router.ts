import { createContext } from "#server/trpc/context.ts";
import { createCallerFactory, router } from "#server/trpc/procedures.ts";
import { account } from "#server/trpc/routers/account.ts";
import { audit } from "#server/trpc/routers/audit.ts";
import { batches } from "#server/trpc/routers/batches.ts";
import { choices } from "#server/trpc/routers/choices.ts";
import { dashboards } from "#server/trpc/routers/dashboards.ts";
import { embed } from "#server/trpc/routers/embed.ts";
import { events } from "#server/trpc/routers/events.ts";
import { explore } from "#server/trpc/routers/explore.ts";
import { freshness } from "#server/trpc/routers/freshness.ts";
import { invitations } from "#server/trpc/routers/invitations.ts";
import { keys } from "#server/trpc/routers/keys.ts";
import { live } from "#server/trpc/routers/live.ts";
import { metrics } from "#server/trpc/routers/metrics.ts";
import { quarantine } from "#server/trpc/routers/quarantine.ts";
import { rules } from "#server/trpc/routers/rules.ts";
import { runs } from "#server/trpc/routers/runs.ts";
import { session } from "#server/trpc/routers/session.ts";
import { subjects } from "#server/trpc/routers/subjects.ts";
import { tariffs } from "#server/trpc/routers/tariffs.ts";
import { tenants } from "#server/trpc/routers/tenants.ts";
import { users } from "#server/trpc/routers/users.ts";
import { viewAs } from "#server/trpc/routers/view-as.ts";

/** Every procedure of the app. */
export const appRouter = router({
  account,
  audit,
  batches,
  choices,
  dashboards,
  embed,
  events,
  explore,
  freshness,
  invitations,
  keys,
  live,
  metrics,
  quarantine,
  rules,
  runs,
  session,
  subjects,
  tariffs,
  tenants,
  users,
  viewAs,
});

export type AppRouter = typeof appRouter;

const callerFor = createCallerFactory(appRouter);

/**
 * Calls procedures directly, as whoever sends these headers: for server components, with the headers of their request.
 * @example const me = await createCaller(await headers()).session.me();
 */
export function createCaller(headers: Headers) {
  return callerFor(createContext(headers));
}
