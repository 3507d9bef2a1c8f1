import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "#server/trpc/router.ts";

type Outputs = inferRouterOutputs<AppRouter>;

/** Rows of the console's lists, as the procedures give them. */
export type BatchRow = Outputs["batches"]["list"]["batches"][number];
export type RefusedRow = Outputs["quarantine"]["list"]["refused"][number];
export type RefusedDetails = Outputs["quarantine"]["get"];
export type RefusedContent = Outputs["quarantine"]["content"];
export type RefusedReasons = Outputs["quarantine"]["reasons"];
export type QuarantineJob = Outputs["quarantine"]["job"];
export type BatchDetails = Outputs["batches"]["get"];
export type RunRow = Outputs["runs"]["list"]["runs"][number] & { tenant?: string | null };
export type FreshnessNow = Outputs["freshness"]["now"];
export type FreshnessDay = Outputs["freshness"]["day"];
export type AuditEntry = Outputs["audit"]["list"]["entries"][number];
export type KeyRow = Outputs["keys"]["list"][number];
export type TenantRow = Outputs["tenants"]["list"]["tenants"][number];
export type TenantDetails = Outputs["tenants"]["current"];
export type RulesInForce = Outputs["rules"]["current"];
export type Rules = RulesInForce["rules"];
export type RuleVersion = Outputs["rules"]["versions"][number];
export type RuleRun = NonNullable<Outputs["rules"]["run"]>;
export type TariffPage = Outputs["tariffs"]["list"];
export type TariffRow = TariffPage["tariffs"][number];
export type CostTrial = NonNullable<Outputs["tariffs"]["preview"]>;
