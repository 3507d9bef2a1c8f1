import { bigint, char, customType, date, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

/**
 * The core tables as drizzle sees them. The migrations make them; a catalogue test compares the two, column by column.
 * Timestamps are ISO-like strings as PostgreSQL prints them: no query here computes with them in JavaScript.
 */
export const core = pgSchema("core");
export const at = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const ROLES = ["operator", "admin", "analyst", "viewer", "customer"] as const;

export const tenant = core.table("tenant", {
  id: uuid().primaryKey(),
  slug: text().notNull(),
  name: text().notNull(),
  zone: text().notNull(),
  currency: char({ length: 3 }).notNull(),
  status: text({ enum: ["active", "suspended"] })
    .notNull()
    .default("active"),
  acceptFrom: at("accept_from"),
  acceptBackDays: integer("accept_back_days").notNull().default(3653),
  acceptAheadDays: integer("accept_ahead_days").notNull().default(1),
  eventsPerMinute: integer("events_per_minute").notNull().default(3_000_000),
  backlogLimit: integer("backlog_limit").notNull().default(2_000_000),
  createdAt: at("created_at").notNull().defaultNow(),
  brandColour: text("brand_colour"),
});

export const tenantLogo = core.table("tenant_logo", {
  tenantId: uuid("tenant_id").primaryKey(),
  hash: text().notNull(),
  mediaType: text("media_type", { enum: ["image/png", "image/jpeg", "image/webp"] }).notNull(),
  bytes: bytea().notNull(),
  setAt: at("set_at").notNull().defaultNow(),
});

export const userAccount = core.table("user_account", {
  id: uuid().primaryKey(),
  tenantId: uuid("tenant_id"),
  email: text().notNull(),
  name: text().notNull(),
  passwordHash: text("password_hash").notNull(),
  role: text({ enum: ROLES }).notNull(),
  subject: text(),
  status: text({ enum: ["active", "disabled"] })
    .notNull()
    .default("active"),
  sessionVersion: integer("session_version").notNull().default(1),
  createdAt: at("created_at").notNull().defaultNow(),
  lastSignInAt: at("last_sign_in_at"),
});

export const invitation = core.table(
  "invitation",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    email: text().notNull(),
    role: text({ enum: ["admin", "analyst", "viewer", "customer"] }).notNull(),
    subject: text(),
    tokenHash: bytea("token_hash").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
    sentAt: at("sent_at").notNull().defaultNow(),
    expiresAt: at("expires_at").notNull(),
    mailId: uuid("mail_id"),
    acceptedAt: at("accepted_at"),
    revokedAt: at("revoked_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const passwordReset = core.table("password_reset", {
  tokenHash: bytea("token_hash").primaryKey(),
  userId: uuid("user_id").notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  expiresAt: at("expires_at").notNull(),
});

export const userIdentity = core.table(
  "user_identity",
  {
    issuer: text().notNull(),
    sub: text().notNull(),
    userId: uuid("user_id").notNull(),
    email: text().notNull(),
    linkedAt: at("linked_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.sub] })],
);

export const mailOutbox = core.table("mail_outbox", {
  id: uuid().primaryKey(),
  tenantId: uuid("tenant_id"),
  kind: text({ enum: ["invitation", "password_reset", "password_changed"] }).notNull(),
  recipient: text().notNull(),
  title: text().notNull(),
  words: text().notNull(),
  html: text().notNull(),
  createdAt: at("created_at").notNull().defaultNow(),
  expiresAt: at("expires_at").notNull(),
  attempts: integer().notNull().default(0),
  nextAttemptAt: at("next_attempt_at").notNull().defaultNow(),
  sentAt: at("sent_at"),
  givenUpAt: at("given_up_at"),
  error: text(),
});

export const signInAttempt = core.table("sign_in_attempt", {
  throttleKey: text("throttle_key").notNull(),
  at: at("at").notNull(),
});

export const apiKey = core.table(
  "api_key",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    prefix: text().notNull(),
    hash: bytea().notNull(),
    name: text().notNull(),
    scopes: text().array().notNull(),
    expiresAt: at("expires_at"),
    revokedAt: at("revoked_at"),
    lastUsedAt: at("last_used_at"),
    createdAt: at("created_at").notNull().defaultNow(),
    createdBy: text("created_by").notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const audit = core.table(
  "audit",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    at: at("at").notNull().defaultNow(),
    actor: text().notNull(),
    action: text().notNull(),
    target: text().notNull().default(""),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const platformAudit = core.table("platform_audit", {
  id: uuid().primaryKey(),
  at: at("at").notNull().defaultNow(),
  actor: text().notNull(),
  action: text().notNull(),
  target: text().notNull().default(""),
  details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
});

export const categoryRule = core.table(
  "category_rule",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    position: integer().notNull(),
    matchKind: text("match_kind").notNull(),
    matchValue: text("match_value").notNull(),
    category: text().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const subjectChoice = core.table(
  "subject_choice",
  {
    tenantId: uuid("tenant_id").notNull(),
    subject: text().notNull(),
    kind: text({ enum: ["recurring", "merge", "unusual", "standby"] }).notNull(),
    key: text().notNull(),
    choice: jsonb().$type<Record<string, unknown>>().notNull(),
    setBy: text("set_by").notNull(),
    setAt: at("set_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.subject, table.kind, table.key] })],
);

export const merchantRule = core.table(
  "merchant_rule",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    position: integer().notNull(),
    matchKind: text("match_kind").notNull(),
    matchValue: text("match_value").notNull(),
    merchant: text().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const ruleSet = core.table(
  "rule_set",
  {
    tenantId: uuid("tenant_id").notNull(),
    version: integer().notNull(),
    categoryRules: jsonb("category_rules").notNull(),
    merchantRules: jsonb("merchant_rules").notNull(),
    restored: integer(),
    note: text().notNull().default(""),
    appliedBy: text("applied_by").notNull(),
    appliedAt: at("applied_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.version] })],
);

export const recategoriseRun = core.table(
  "recategorise_run",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    ruleVersion: integer("rule_version").notNull(),
    since: at("since"),
    state: text({ enum: ["queued", "running", "done", "cancelled", "failed"] })
      .notNull()
      .default("queued"),
    monthsTotal: integer("months_total"),
    monthsDone: integer("months_done").notNull().default(0),
    doneFrom: date("done_from"),
    rowsSeen: bigint("rows_seen", { mode: "bigint" }).notNull().default(0n),
    rowsChanged: bigint("rows_changed", { mode: "bigint" }).notNull().default(0n),
    attempts: integer().notNull().default(0),
    requestedBy: text("requested_by").notNull(),
    requestedAt: at("requested_at").notNull().defaultNow(),
    startedAt: at("started_at"),
    finishedAt: at("finished_at"),
    error: text(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);

export const mccCategory = core.table("mcc_category", {
  mcc: integer().primaryKey(),
  category: text().notNull(),
});

export const merchantAlias = core.table("merchant_alias", {
  starts: text().primaryKey(),
  name: text().notNull(),
});

export const tariff = core.table(
  "tariff",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    subject: text().notNull().default(""),
    name: text().notNull(),
    currency: char({ length: 3 }).notNull(),
    validFrom: date("valid_from", { mode: "string" }).notNull(),
    validTo: date("valid_to", { mode: "string" }),
    plan: jsonb().notNull(),
    changedAt: at("changed_at").notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
    removedAt: at("removed_at"),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
