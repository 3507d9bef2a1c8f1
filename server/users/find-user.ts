import { eq } from "drizzle-orm";
import { orm } from "#db/orm.ts";
import { userAccount } from "#db/schema/core.ts";
import type { Db } from "#db/transaction.ts";
import { AppError } from "#server/errors.ts";

/**
 * The id of the account with this e-mail address.
 * @throws AppError NOT_FOUND
 */
export async function findUser(db: Db, email: string): Promise<string> {
  const [user] = await orm(db)
    .select({ id: userAccount.id })
    .from(userAccount)
    .where(eq(userAccount.email, email.trim().toLowerCase()));
  if (!user) throw new AppError("NOT_FOUND", { message: `Nobody has the e-mail address ${email}.` });
  return user.id;
}
