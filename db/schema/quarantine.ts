import { sql } from "drizzle-orm";
import { boolean, integer, jsonb, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, core } from "#db/schema/core.ts";

/** What people ask to be done with refused events. */
export const quarantineJob = core.table(
  "quarantine_job",
  {
    tenantId: uuid("tenant_id").notNull(),
    id: uuid().notNull(),
    kind: text({ enum: ["replay", "discard", "reopen"] }).notNull(),
    rehearsal: boolean().notNull().default(false),
    filter: jsonb().notNull(),
    change: jsonb(),
    note: text().notNull().default(""),
    actor: text().notNull(),
    state: text({ enum: ["queued", "running", "done", "cancelled", "failed"] })
      .notNull()
      .default("queued"),
    expected: integer().notNull(),
    done: integer().notNull().default(0),
    accepted: integer().notNull().default(0),
    duplicate: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    reasons: jsonb().$type<Record<string, number>>().notNull().default({}),
    afterAt: at("after_at"),
    afterId: uuid("after_id"),
    createdAt: at("created_at").notNull().default(sql`clock_timestamp()`),
    startedAt: at("started_at"),
    finishedAt: at("finished_at"),
    error: text(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.id] })],
);
