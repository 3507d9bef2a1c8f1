import { and, eq, isNotNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { orm } from "#db/orm.ts";
import { tariff } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { onItsOwnDay } from "#server/tariffs/fields.ts";
import { TariffRef } from "#server/tariffs/tariff-input.ts";
import { tellDashboards } from "#server/tariffs/tell-dashboards.ts";

/**
 * Puts a removed tariff back in force, as it was. Of one that was not removed it changes nothing and is no error.
 *
 * @param db a transaction of role app in the tenant's scope
 * @throws AppError NOT_FOUND, or CONFLICT when another one was given its first day meanwhile
 */
export async function restoreTariff(
  db: Db,
  tenantId: string,
  input: z.input<typeof TariffRef>,
  actor: AuditActor,
): Promise<void> {
  const { id } = parseInput(TariffRef, input);
  const own = and(eq(tariff.tenantId, tenantId), eq(tariff.id, id));
  const { subject, name, validFrom } = tariff;
  await inTransaction(db, async (tx) => {
    const [known] = await orm(tx).select({ subject, name, validFrom }).from(tariff).where(own);
    if (!known) throw new AppError("NOT_FOUND", { message: "The tenant has no such tariff." });
    const back = await onItsOwnDay(known.validFrom, () =>
      orm(tx)
        .update(tariff)
        .set({ removedAt: null, changedAt: sql`now()`, changedBy: actor })
        .where(and(own, isNotNull(tariff.removedAt)))
        .returning({ id: tariff.id }),
    );
    if (back.length === 0) return;
    await recordAudit(tx, { tenantId, actor, action: "tariff.restore", target: id, details: known });
    await tellDashboards(tx, tenantId, known.subject || null);
  });
}
