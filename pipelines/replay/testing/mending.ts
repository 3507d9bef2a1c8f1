import type { z } from "zod";
import { inScope } from "#db/scope.ts";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { runJob } from "#pipelines/replay/run-job.ts";
import { getJob } from "#server/quarantine/get-job.ts";
import type { QuarantineJob } from "#server/quarantine/job.ts";
import { JobRequest } from "#server/quarantine/quarantine-input.ts";
import { startJob } from "#server/quarantine/start-job.ts";

const all = (tenantId: string) => ({ tenantId, subjects: { mode: "all" }, limits: "none" }) as const;

/** Asks for a job as somebody in the console does. */
export const ask = (db: TestDatabase, tenantId: string, request: z.input<typeof JobRequest>): Promise<QuarantineJob> =>
  inScope(db.sql("app"), all(tenantId), (tx) => startJob(tx, tenantId, JobRequest.parse(request), "test"));

export const jobOf = (db: TestDatabase, tenantId: string, id: string): Promise<QuarantineJob> =>
  inScope(db.sql("app"), all(tenantId), (tx) => getJob(tx, tenantId, id));

/** Asks for a job and does it, as a worker would. */
export async function mend(db: TestDatabase, tenantId: string, request: z.input<typeof JobRequest>): Promise<QuarantineJob> {
  const { id } = await ask(db, tenantId, request);
  await runJob(db.sql("pipeline"), tenantId, id);
  return jobOf(db, tenantId, id);
}

export type Refused = {
  id: string;
  event_id: string | null;
  state: string;
  stage: string;
  code: string;
  path: string;
  raw: Buffer;
  first_reason: { code: string } | null;
};

export const refusedOf = (db: TestDatabase, tenantId: string): Promise<Refused[]> => db.login()<Refused[]>`
  select id, event_id, state, stage, code, path, raw, first_reason from raw.quarantine where tenant_id = ${tenantId} order by received_at, ordinal`;

/** What was done about a refused event, in order. */
export const stepsOf = async (db: TestDatabase, id: string): Promise<string[]> =>
  (
    await db.login()`select outcome || coalesce(' ' || code, '') as step from raw.quarantine_step where quarantine_id = ${id} order by at`
  ).map(({ step }) => step as string);
