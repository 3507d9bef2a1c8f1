import { calculateJwkThumbprint, importJWK } from "jose";
import type { z } from "zod";
import { isTaken } from "#db/sqlstate.ts";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import type { Algorithm } from "#server/embed/check-header.ts";
import { Kid, NewEmbedKey } from "#server/embed/key-input.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";

/** Keys of a tenant that are not revoked, at most: rotation needs two. */
const MOST_LIVE = 20;

/**
 * Registers a public key that signs a tenant's tokens from now on. Any number up to 20 may be live at once.
 *
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @throws AppError BAD_REQUEST (of a private key too, which is not stored), CONFLICT when the kid or the key was registered
 *   before, also when it was revoked since
 */
export async function addEmbedKey(
  db: Db,
  tenantId: string,
  input: z.input<typeof NewEmbedKey>,
  actor: AuditActor,
): Promise<{ kid: string }> {
  const { name, jwk: said, kid: asked } = parseInput(NewEmbedKey, input);
  const { kty, crv, x } = said;
  const jwk = said.kty === "EC" ? { kty, crv, x, y: said.y } : { kty, crv, x };
  const alg: Algorithm = said.kty === "EC" ? "ES256" : "EdDSA";
  const thumbprint = await thumbprintOf(jwk, alg);
  const kid = parseInput(Kid, asked ?? said.kid ?? thumbprint);
  await inTransaction(db, async (tx) => {
    const [{ live } = { live: 0 }] = await tx<{ live: number }[]>`
      select count(*)::int as live from core.embed_key where tenant_id = ${tenantId} and revoked_at is null`;
    if (live >= MOST_LIVE)
      throw new AppError("CONFLICT", { message: `There are ${live} keys already: revoke those that sign no more.` });
    const [made] = await tx`
      insert into core.embed_key (tenant_id, kid, name, alg, jwk, thumbprint, created_by)
      values (${tenantId}, ${kid}, ${name}, ${alg}, ${JSON.stringify(jwk)}::text::jsonb, ${thumbprint}, ${actor})
      on conflict do nothing returning kid`;
    if (!made) throw taken();
    await recordAudit(tx, { tenantId, actor, action: "embed.add_key", target: kid, details: { name, alg, thumbprint } });
  }).catch((error: unknown) => {
    throw isTaken(error) ? taken() : error;
  });
  return { kid };
}

const taken = () =>
  new AppError("CONFLICT", {
    message:
      "A key of this kid, or this very key, was registered before. What was revoked stays so: make a new pair, with a new kid.",
  });

/** Of a key that is one: a point off its curve verifies nothing. */
async function thumbprintOf(jwk: object, alg: Algorithm): Promise<string> {
  try {
    await importJWK(jwk, alg);
    return await calculateJwkThumbprint(jwk);
  } catch (cause) {
    throw new AppError("BAD_REQUEST", { message: "jwk: is no valid public key of its kind.", path: "jwk" }, { cause });
  }
}
