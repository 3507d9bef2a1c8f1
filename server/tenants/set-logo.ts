import { createHash } from "node:crypto";
import { z } from "zod";
import { type Db, inTransaction } from "#db/transaction.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";
import { imageKind } from "#server/tenants/image-kind.ts";
import { LOGO_BYTES } from "#server/tenants/tenant-input.ts";

/** Longest side of a logo, px: it is shown 28 px high, on screens of up to four times that. */
const LONGEST = 2_000;

export const NewLogo = z.object({
  base64: z
    .base64({ error: "is not base64" })
    .max(Math.ceil(LOGO_BYTES / 3) * 4, { error: "is too large: a logo has at most 256 KB" }),
});

/**
 * Sets a tenant's logo: PNG, JPEG or WebP of at most 256 KB.
 * @param db role pipeline, or a transaction of role app in the tenant's scope
 * @returns its hash, which is part of its address
 * @throws AppError BAD_REQUEST for what is no such image
 */
export async function setLogo(db: Db, tenantId: string, input: z.input<typeof NewLogo>, actor: AuditActor): Promise<string> {
  const bytes = Buffer.from(parseInput(NewLogo, input).base64, "base64");
  const kind = imageKind(bytes);
  const wrong = (message: string) => new AppError("BAD_REQUEST", { message, path: "base64" });
  if (!kind) throw wrong("The logo is neither a PNG, a JPEG nor a WebP image. An SVG has to be saved as PNG first.");
  if (bytes.length > LOGO_BYTES) throw wrong(`The logo has ${bytes.length} bytes; at most ${LOGO_BYTES} (256 KB) are taken.`);
  if (Math.max(kind.width, kind.height) > LONGEST || Math.min(kind.width, kind.height) < 1)
    throw wrong(`The logo is ${kind.width} x ${kind.height} px; at most ${LONGEST} px a side are taken.`);
  const hash = createHash("sha256").update(bytes).digest("hex");
  await inTransaction(db, async (tx) => {
    await tx`
      insert into core.tenant_logo (tenant_id, hash, media_type, bytes) values (${tenantId}::uuid, ${hash}, ${kind.mediaType}, ${bytes})
      on conflict (tenant_id) do update set hash = excluded.hash, media_type = excluded.media_type, bytes = excluded.bytes, set_at = excluded.set_at`;
    const details = { hash, bytes: bytes.length, width: kind.width, height: kind.height };
    await recordAudit(tx, { tenantId, actor, action: "tenant.logo_set", target: kind.mediaType, details });
  });
  return hash;
}

/** Takes a tenant's logo away; without one nothing happens. */
export async function removeLogo(db: Db, tenantId: string, actor: AuditActor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const removed = await tx`delete from core.tenant_logo where tenant_id = ${tenantId}::uuid returning hash`;
    if (removed.length > 0)
      await recordAudit(tx, { tenantId, actor, action: "tenant.logo_remove", details: { hash: removed[0]!.hash } });
  });
}
