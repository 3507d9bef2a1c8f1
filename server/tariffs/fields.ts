import { sql } from "drizzle-orm";
import type { Tx } from "#db/client.ts";
import { isTaken } from "#db/sqlstate.ts";
import { AppError } from "#server/errors.ts";
import type { TariffDraft } from "#server/tariffs/tariff-input.ts";

/** The columns of core.tariff that a draft fills. No home stands as the empty subject. */
export const columnsOf = ({ subject, name, currency, validFrom, validTo, plan }: TariffDraft) => ({
  ...{ subject: subject ?? "", name, currency, validFrom, validTo },
  // As text: the driver would make JSON of what is JSON already.
  plan: sql`${JSON.stringify(plan)}::text::jsonb`,
});

/** @throws AppError NOT_FOUND for a home that the scope does not know */
export async function refuseUnknownHome(tx: Tx, subject: string | null): Promise<void> {
  if (subject === null) return;
  const [known] = await tx`select from serve.subjects where subject = ${subject}`;
  if (!known)
    throw new AppError("NOT_FOUND", {
      message: `No home "${subject}" has sent anything yet: choose one from the list.`,
      path: "subject",
    });
}

/** Says of a day that is taken what to do about it. */
export async function onItsOwnDay<T>(validFrom: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw new AppError(
      "CONFLICT",
      {
        message: `Another tariff of the same homes begins on ${validFrom}: change that one, or choose another day.`,
        path: "validFrom",
      },
      { cause: error },
    );
  }
}
