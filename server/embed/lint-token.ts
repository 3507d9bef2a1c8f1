import type { JWK } from "jose";
import { z } from "zod";
import type { Tx } from "#db/client.ts";
import type { Algorithm } from "#server/embed/check-header.ts";
import { type FindSigner, type Judgement, judgeToken } from "#server/embed/judge-token.ts";
import { LOCK_DIMENSIONS, type LockDimension } from "#server/embed/rights-input.ts";
import { getEmbedSettings } from "#server/embed/settings.ts";

export const LintRequest = z.object({ token: z.string().trim().max(100_000) });

const Finding = z.object({ severity: z.enum(["error", "warning", "ok"]), code: z.string(), message: z.string() });
type Finding = z.output<typeof Finding>;

export const LintReport = z.object({
  /** As the token has it; null when it cannot be read. */
  header: z.unknown(),
  claims: z.unknown(),
  findings: z.array(Finding),
  /** It would be redeemed now. */
  accepted: z.boolean(),
});

/**
 * What is right and wrong with a token of this tenant's, in words; also of what is no token at all. It redeems nothing, and looks
 * for keys in this tenant alone.
 */
export async function lintToken(tx: Tx, tenantId: string, token: string): Promise<z.output<typeof LintReport>> {
  const { issuer, origins, rights } = await getEmbedSettings(tx, tenantId);
  const ownSigner: FindSigner = async (iss, kid) => {
    if (iss !== issuer) return null;
    const [key] = await tx<{ kid: string; jwk: JWK; alg: Algorithm; revoked: boolean }[]>`
      select kid, jwk, alg, revoked_at is not null as revoked from core.embed_key where tenant_id = ${tenantId} and kid = ${kid}`;
    return { tenantId, key: key ?? null, origins, rights };
  };
  const judged = await judgeToken(token, ownSigner, Date.now() / 1_000, true);
  const findings: Finding[] = judged.flaws.map(({ code, message }) => ({
    severity: "error",
    code,
    message: ofIssuer(code, message, issuer),
  }));
  const [used] = await usedBefore(tx, tenantId, judged);
  if (used)
    findings.push({
      severity: "error",
      code: "TOKEN_USED",
      message: "A token of this jti was redeemed before: each is good for one load.",
    });
  const accepted = findings.length === 0;
  findings.push(...warnings(judged, origins), ...praise(judged));
  return { header: judged.header, claims: judged.claims, findings, accepted };
}

const ofIssuer = (code: string, message: string, issuer: string): string =>
  code === "TOKEN_ISSUER" ? `iss must be "${issuer}", the slug of this tenant.` : message;

async function usedBefore(tx: Tx, tenantId: string, { said }: Judgement): Promise<readonly unknown[]> {
  if (!said) return [];
  return tx`select jti from core.embed_token where tenant_id = ${tenantId} and jti = ${said.jti}`;
}

function warnings({ said }: Judgement, origins: readonly string[]): Finding[] {
  const found: Finding[] = [];
  const warn = (code: string, message: string) => found.push({ severity: "warning", code, message });
  if (origins.length === 0)
    warn("ORIGINS", "No page may frame this tenant's dashboards yet: add its origin to the settings for embedding.");
  if (!said) return found;
  for (const [name, values] of Object.entries(said.filters ?? {}) as [LockDimension, string[]][])
    if (values?.length === 0)
      warn("LOCK_EMPTY", `filters.${name} is an empty list: the ${LOCK_DIMENSIONS[name]} dashboard will show no rows.`);
  if (said.scope === "tenant")
    warn("SCOPE_TENANT", "The token is for the tenant as a whole: whoever holds it sees the figures of all its customers.");
  if (said.exp - said.iat > 120)
    warn(
      "LONG",
      `The token lives ${Math.round(said.exp - said.iat)} s. It is redeemed as soon as the frame loads: 60 s are enough.`,
    );
  return found;
}

function praise({ signed, signer, said }: Judgement): Finding[] {
  const found: Finding[] = [];
  const ok = (code: string, message: string) => found.push({ severity: "ok", code, message });
  if (signed && signer?.key) ok("SIGNATURE", `The signature is that of the key ${signer.key.kid} (${signer.key.alg}).`);
  if (!said) return found;
  ok(
    "DASHBOARDS",
    `It opens ${said.dashboards.join(" and ")} ${said.sub === undefined ? "for the tenant as a whole" : `for the subject ${said.sub}`}.`,
  );
  const locks = Object.entries(said.filters ?? {}).map(([name, values]) => `${name} to ${values?.join(", ") || "nothing"}`);
  ok("FILTERS", locks.length > 0 ? `It locks ${locks.join("; ")}.` : "It locks no filters.");
  const can = said.can ?? signer?.rights ?? [];
  const from = said.can ? "" : " (the tenant's default)";
  ok(
    "RIGHTS",
    can.length > 0 ? `Viewers may, besides looking: ${can.join(", ")}${from}.` : `Viewers may look, and nothing else${from}.`,
  );
  return found;
}
