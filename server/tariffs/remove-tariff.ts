import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { orm } from "#db/orm.ts";
import { tariff } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { TariffRef } from "#server/tariffs/tariff-input.ts";
import { tellDashboards } from "#server/tariffs/tell-dashboards.ts";

/**
 * Takes a tariff that was entered out of force, for good and for the past; restoreTariff takes it back. Removing it again
 * changes nothing and is no error.
 *
 * @param db a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND when the tenant has no such tariff
 */
export async function removeTariff(db: Db, tenantId: string, input: z.input<typeof TariffRef>, actor: AuditActor): Promise<void> {
  const { id } = parseInput(TariffRef, input);
  const own = and(eq(tariff.tenantId, tenantId), eq(tariff.id, id));
  await inTransaction(db, async (tx) => {
    const [known] = await orm(tx).select({ subject: tariff.subject, name: tariff.name }).from(tariff).where(own);
    if (!known) throw new AppError("NOT_FOUND", { message: "The tenant has no such tariff." });
    const gone = await orm(tx)
      .update(tariff)
      .set({ removedAt: sql`now()`, changedAt: sql`now()`, changedBy: actor })
      .where(and(own, isNull(tariff.removedAt)))
      .returning({ id: tariff.id });
    if (gone.length === 0) return;
    await recordAudit(tx, { tenantId, actor, action: "tariff.remove", target: id, details: known });
    await tellDashboards(tx, tenantId, known.subject || null);
  });
}
