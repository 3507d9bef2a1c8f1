import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/router.ts";

type Outputs = inferRouterOutputs<AppRouter>["embed"];

/** What the console asks about embedding, as the procedures answer. */
export type EmbedSettings = Outputs["settings"];
export type EmbedKeyRow = Outputs["keys"][number];
export type EmbedSessionPage = Outputs["sessions"];
export type EmbedSessionRow = EmbedSessionPage["sessions"][number];
export type LintReport = Outputs["lint"];
