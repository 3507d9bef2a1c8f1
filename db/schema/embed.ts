import { boolean, customType, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, core } from "#db/schema/core.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/** What holds for all frames of a tenant. */
export const embedSettings = core.table("embed_settings", {
  tenantId: uuid("tenant_id").primaryKey(),
  origins: text().array().notNull(),
  rights: text().array().notNull(),
  theme: jsonb().$type<Record<string, unknown>>().notNull(),
  locale: text(),
  changedAt: at("changed_at").notNull(),
  changedBy: text("changed_by").notNull(),
});

/** Public keys that sign a tenant's tokens. */
export const embedKey = core.table(
  "embed_key",
  {
    tenantId: uuid("tenant_id").notNull(),
    kid: text().notNull(),
    name: text().notNull(),
    alg: text({ enum: ["EdDSA", "ES256"] }).notNull(),
    jwk: jsonb().$type<Record<string, string>>().notNull(),
    thumbprint: text().notNull(),
    createdAt: at("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    revokedAt: at("revoked_at"),
    lastUsedAt: at("last_used_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.kid] })],
);

/** Tokens that were redeemed. */
export const embedToken = core.table(
  "embed_token",
  { tenantId: uuid("tenant_id").notNull(), jti: text().notNull(), expiresAt: at("expires_at").notNull() },
  (table) => [primaryKey({ columns: [table.tenantId, table.jti] })],
);

/** Frames that run or ran. */
export const embedSession = core.table(
  "embed_session",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    secretHash: bytea("secret_hash"),
    formerHash: bytea("former_hash"),
    formerUntil: at("former_until"),
    subject: text(),
    whole: boolean().notNull(),
    dashboards: text().array().notNull(),
    locks: jsonb().$type<Record<string, readonly string[]>>().notNull(),
    rights: text().array().notNull(),
    locale: text(),
    currency: text(),
    theme: jsonb().$type<Record<string, unknown>>().notNull(),
    timezone: text(),
    kid: text(),
    apiKeyId: uuid("api_key_id"),
    origin: text(),
    createdAt: at("created_at").notNull(),
    expiresAt: at("expires_at").notNull(),
    renewals: integer().notNull(),
    lastSeenAt: at("last_seen_at"),
    revokedAt: at("revoked_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

/** Addresses of frames, each good for one load. */
export const embedTicket = core.table(
  "embed_ticket",
  {
    tenantId: uuid("tenant_id").notNull(),
    hash: bytea().notNull(),
    sessionId: uuid("session_id").notNull(),
    dashboard: text().notNull(),
    host: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: at("created_at").notNull(),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.hash] })],
);
