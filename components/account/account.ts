import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/router.ts";

/** One's own account, as the procedure gives it. */
export type Account = inferRouterOutputs<AppRouter>["account"]["get"];
