import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { orm } from "#db/orm.ts";
import { tariff } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { columnsOf, onItsOwnDay, refuseUnknownHome } from "#server/tariffs/fields.ts";
import { TariffChange } from "#server/tariffs/tariff-input.ts";
import { tellDashboards } from "#server/tariffs/tell-dashboards.ts";

/**
 * Changes a tariff that was entered. Costs of the past follow, since they are computed when asked.
 *
 * @param db a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST, NOT_FOUND, CONFLICT when another one begins on that day
 */
export async function changeTariff(
  db: Db,
  tenantId: string,
  input: z.input<typeof TariffChange>,
  actor: AuditActor,
): Promise<void> {
  const { id, ...draft } = parseInput(TariffChange, input);
  const own = and(eq(tariff.tenantId, tenantId), eq(tariff.id, id), isNull(tariff.removedAt));
  await onItsOwnDay(draft.validFrom, () =>
    inTransaction(db, async (tx) => {
      const { subject, name, currency, validFrom, validTo, plan } = tariff;
      const [before] = await orm(tx)
        .select({ subject, name, currency, validFrom, validTo, plan })
        .from(tariff)
        .where(own)
        .for("update");
      if (!before) throw new AppError("NOT_FOUND", { message: "The tenant has no such tariff, or it was removed." });
      if (draft.subject !== (before.subject || null)) await refuseUnknownHome(tx, draft.subject);
      await orm(tx)
        .update(tariff)
        .set({ ...columnsOf(draft), changedAt: sql`now()`, changedBy: actor })
        .where(own);
      await recordAudit(tx, {
        tenantId,
        actor,
        action: "tariff.change",
        target: id,
        details: { from: { ...before, subject: before.subject || null }, to: draft },
      });
      for (const told of new Set([before.subject || null, draft.subject])) await tellDashboards(tx, tenantId, told);
    }),
  );
}
