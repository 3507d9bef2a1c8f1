import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { type AuditActor, recordAudit } from "#server/audit/record.ts";
import { audience } from "#server/embed/audience.ts";
import { EMBED_RIGHTS, type EmbedRight } from "#server/embed/rights-input.ts";
import { EmbedSettingsInput } from "#server/embed/settings-input.ts";
import { ThemeTokens } from "#server/embed/theme-input.ts";
import { AppError } from "#server/errors.ts";
import { parseInput } from "#server/input.ts";

export const EmbedSettings = z.object({
  origins: z.array(z.string()),
  rights: z.array(z.enum(EMBED_RIGHTS)),
  theme: ThemeTokens,
  locale: z.string().nullable(),
  /** What the tenant's tokens must say as `iss`: its slug. */
  issuer: z.string(),
  /** What they must say as `aud`: the address of this deployment. */
  audience: z.string(),
  /** Names this state of what can be set, another with each change; also the ETag. */
  version: z.string(),
});
export type EmbedSettings = z.output<typeof EmbedSettings>;

type Row = {
  slug: string;
  origins: string[] | null;
  rights: EmbedRight[] | null;
  theme: object | null;
  locale: string | null;
  version: string;
};

/** @throws AppError NOT_FOUND */
export async function getEmbedSettings(tx: Tx, tenantId: string): Promise<EmbedSettings> {
  const [row] = await tx<Row[]>`
    select t.slug, e.origins, e.rights, e.theme, e.locale, ${versionOf(tx)} as version
    from core.tenant t left join core.embed_settings e on e.tenant_id = t.id where t.id = ${tenantId}`;
  if (!row) throw new AppError("NOT_FOUND", { message: "There is no such tenant." });
  return {
    origins: row.origins ?? [],
    rights: row.rights ?? [],
    theme: ThemeTokens.parse(row.theme ?? {}),
    locale: row.locale,
    issuer: row.slug,
    audience: audience(),
    version: row.version,
  };
}

/** Microseconds of the last change; 0 before the first. */
const versionOf = (tx: Tx) => tx`coalesce((extract(epoch from e.changed_at) * 1000000)::bigint, 0)::text`;

/**
 * Sets all that holds for a tenant's frames; those that run already keep what they were opened with.
 *
 * @param from versions of the settings that the change may be made from; null: whatever they are now
 * @throws AppError BAD_REQUEST; CHANGED_MEANWHILE when they are another now, unless they are what is wanted already
 */
export async function setEmbedSettings(
  tx: Tx,
  tenantId: string,
  input: z.input<typeof EmbedSettingsInput>,
  actor: AuditActor,
  from: readonly string[] | null = null,
): Promise<EmbedSettings> {
  const wanted = parseInput(EmbedSettingsInput, input);
  // One after the other: of two that were made from the same settings, the second is told.
  await tx`select pg_advisory_xact_lock(hashtext('inlay:embed_settings'), hashtext(${tenantId}::text))`;
  const before = await getEmbedSettings(tx, tenantId);
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (name) => !isDeepStrictEqual(wanted[name], before[name]),
  );
  if (changed.length === 0) return before;
  if (from !== null && !from.includes(before.version)) throw changedMeanwhile();
  const { origins, rights, theme, locale } = wanted;
  const [now] = await tx<{ version: string }[]>`
    insert into core.embed_settings as e (tenant_id, origins, rights, theme, locale, changed_by)
    values (${tenantId}, ${origins}, ${rights}, ${JSON.stringify(theme)}::text::jsonb, ${locale}, ${actor})
    on conflict (tenant_id) do update set origins = excluded.origins, rights = excluded.rights, theme = excluded.theme,
      locale = excluded.locale, changed_at = clock_timestamp(), changed_by = excluded.changed_by
    returning ${versionOf(tx)} as version`;
  const details = Object.fromEntries(changed.map((name) => [name, wanted[name]]));
  await recordAudit(tx, { tenantId, actor, action: "embed.set", target: before.issuer, details });
  return { ...before, ...wanted, version: now!.version };
}

function changedMeanwhile(): AppError {
  const message =
    "Somebody changed these settings meanwhile, and nothing was saved. Load them again (in the console: reload the page), then make your change once more.";
  return new AppError("CHANGED_MEANWHILE", { message });
}
