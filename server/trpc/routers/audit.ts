import { AuditPage, AuditQuery, listAudit } from "#server/audit/list-audit.ts";
import { AuditChoices, listAuditChoices } from "#server/audit/list-choices.ts";
import { may, router } from "#server/trpc/procedures.ts";

export const audit = router({
  list: may("audit.read")
    .input(AuditQuery)
    .output(AuditPage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listAudit(tx, scope.tenantId, input))),

  choices: may("audit.read")
    .output(AuditChoices)
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listAuditChoices(tx, scope.tenantId))),
});
