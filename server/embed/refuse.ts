import type { Sql } from "#db/client.ts";
import { recordAudit } from "#server/audit/record.ts";
import { type Limit, throttle } from "#server/auth/throttle.ts";
import { inTenant } from "#server/embed/in-tenant.ts";
import type { Judgement } from "#server/embed/judge-token.ts";
import { openOrRefuse } from "#server/embed/open-or-refuse.ts";
import { AppError, type ErrorCode } from "#server/errors.ts";
import { webMetrics } from "#server/observe/web-metrics.ts";

/** Tokens refused from one network address: above them its attempts are not even answered. */
export const REFUSED_BY_ADDRESS: Limit = { kind: "embed:refused", most: 300, windowSeconds: 60 };
/** Rows of a tenant's trail: enough to see what is wrong and where from, and no more when somebody hammers. */
export const TOLD_BY_REASON: Limit = { kind: "embed:told-reason", most: 5, windowSeconds: 60 };
export const TOLD_IN_ALL: Limit = { kind: "embed:told", most: 60, windowSeconds: 600 };

export type Attempt = { door: "redeem" | "renew"; address: string; origin: string | null; dashboard?: string };

/**
 * Refuses a token: the trail of the tenant it names tells why, unless it has told so often enough just now.
 *
 * @returns what to throw
 */
export async function refuse(sql: Sql, judged: Judgement, attempt: Attempt, code: ErrorCode, message: string): Promise<AppError> {
  const secret = openOrRefuse();
  webMetrics().tokens.inc({ door: attempt.door, code });
  if (!(await counted(sql, secret, REFUSED_BY_ADDRESS, attempt.address)))
    return new AppError("TOO_MANY_REQUESTS", {
      message: "Too many tokens of yours were refused: look at what the first answers said.",
      retryAfter: 60,
    });
  const tenantId = judged.signer?.tenantId;
  if (tenantId !== undefined && (await isTold(sql, secret, tenantId, code, attempt.address)))
    await tell(sql, tenantId, judged, attempt, code);
  return new AppError(code, { message });
}

async function isTold(sql: Sql, secret: string, tenantId: string, code: ErrorCode, address: string): Promise<boolean> {
  return (
    (await counted(sql, secret, TOLD_BY_REASON, `${tenantId} ${code} ${address}`)) &&
    (await counted(sql, secret, TOLD_IN_ALL, `${tenantId} ${code}`))
  );
}

async function tell(sql: Sql, tenantId: string, judged: Judgement, attempt: Attempt, code: ErrorCode): Promise<void> {
  const kid = printed(judged.header?.kid);
  const details = {
    reason: code,
    ...{ door: attempt.door, address: attempt.address },
    ...(attempt.dashboard !== undefined && { dashboard: printed(attempt.dashboard) }),
    ...(attempt.origin !== null && { origin: printed(attempt.origin) }),
    // What a token says of itself counts only when its signature holds.
    ...(kid !== null && { kid }),
    ...(judged.signed && judged.said && { jti: judged.said.jti, subject: judged.said.sub ?? null }),
  };
  const actor = judged.signed && kid !== null ? `signer:${kid}` : "anonymous";
  await inTenant(sql, tenantId, (tx) => recordAudit(tx, { tenantId, actor, action: "embed.refuse", target: kid ?? "", details }));
}

async function counted(sql: Sql, secret: string, limit: Limit, value: string): Promise<boolean> {
  try {
    await throttle(sql, secret, limit, value);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "TOO_MANY_REQUESTS") return false;
    throw error;
  }
}

/** A text of a stranger's as the trail may keep it. */
function printed(text: unknown): string | null {
  return typeof text === "string"
    ? text
        .toWellFormed()
        .replace(/\p{Cc}/gu, "?")
        .slice(0, 200)
    : null;
}
