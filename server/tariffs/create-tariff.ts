import { orm } from "#db/orm.ts";
import { tariff } from "#db/schema/core.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { uuidv7 } from "#server/ids.ts";
import { parseInput } from "#server/input.ts";
import { columnsOf, onItsOwnDay, refuseUnknownHome } from "#server/tariffs/fields.ts";
import { TariffDraft } from "#server/tariffs/tariff-input.ts";
import { tellDashboards } from "#server/tariffs/tell-dashboards.ts";

/**
 * Enters a tariff, for one home or for all without one of their own.
 *
 * @param db a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST, NOT_FOUND for an unknown home, CONFLICT when another one begins on that day
 */
export async function createTariff(db: Db, tenantId: string, input: TariffDraft, actor: AuditActor): Promise<{ id: string }> {
  const draft = parseInput(TariffDraft, input);
  const id = uuidv7();
  await onItsOwnDay(draft.validFrom, () =>
    inTransaction(db, async (tx) => {
      await refuseUnknownHome(tx, draft.subject);
      await orm(tx)
        .insert(tariff)
        .values({ tenantId, id, ...columnsOf(draft), changedBy: actor });
      await recordAudit(tx, { tenantId, actor, action: "tariff.create", target: id, details: draft });
      await tellDashboards(tx, tenantId, draft.subject);
    }),
  );
  return { id };
}
