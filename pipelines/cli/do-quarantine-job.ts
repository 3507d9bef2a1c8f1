import type { z } from "zod";
import { inScope } from "#db/scope.ts";
import { interruption, progressLine } from "#pipelines/cli/progress-line.ts";
import { report } from "#pipelines/cli/report.ts";
import { cliActor, withDatabase } from "#pipelines/cli/with-database.ts";
import { wakeWorkers } from "#pipelines/import/wake-workers.ts";
import { runJob } from "#pipelines/replay/run-job.ts";
import { parseInput } from "#server/input.ts";
import { getJob } from "#server/quarantine/get-job.ts";
import type { QuarantineJob } from "#server/quarantine/job.ts";
import { type Change, JobRequest } from "#server/quarantine/quarantine-input.ts";
import { startJob } from "#server/quarantine/start-job.ts";
import { getTenant } from "#server/tenants/get-tenant.ts";

/** Edits as the command line writes them: "/data/currency=EUR". Undefined for none. */
export function changeOf(set: string[], remove: string[]): Change | undefined {
  const edits = [
    ...remove.map((path) => ({ op: "remove" as const, path })),
    ...set.map((said) => {
      const [path = "", ...value] = said.split("=");
      return { op: "set" as const, path, value: read(value.join("=")) };
    }),
  ];
  return edits.length > 0 ? { kind: "edits", edits } : undefined;
}

function read(text: string): z.infer<ReturnType<typeof z.json>> {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Asks for a job and does it here, telling how far it is. Interrupted, it is left for a worker to go on with. */
export async function doJob(slug: string, input: JobRequest, json: boolean | undefined): Promise<void> {
  const request = parseInput(JobRequest, input);
  const line = progressLine(json);
  const signal = interruption();
  const job = await withDatabase(async (sql, url) => {
    const { id: tenantId } = await getTenant(sql, { slug });
    const scope = { tenantId, subjects: { mode: "all" }, limits: "none" } as const;
    const { id, expected } = await inScope(sql, scope, (tx) => startJob(tx, tenantId, request, cliActor()));
    const workers = await wakeWorkers(url);
    try {
      const onProgress = ({ done }: { done: number }) => line.show(`${done} of ${expected} events`);
      await runJob(sql, tenantId, id, { signal, onProgress, onCommitted: workers.onCommitted });
    } finally {
      await workers.close();
    }
    return inScope(sql, scope, (tx) => getJob(tx, tenantId, id));
  });
  line.end();
  report(json, job, told(job));
  if (job.state === "failed") process.exitCode = 1;
  if (signal.aborted) process.exitCode = 130;
}

function told(job: QuarantineJob): string[] {
  if (job.state === "failed") return [`It stopped after ${job.done} of ${job.expected} events: ${job.error}`];
  if (job.kind !== "replay") return [`${job.done} events discarded.`];
  const reasons = Object.entries(job.reasons).map(([code, events]) => `  ${code}: ${events}`);
  const [would, are] = job.rehearsal ? ["would be ", "Nothing was changed: "] : ["", ""];
  return [
    `${are}${job.accepted} ${would}accepted, ${job.duplicate} duplicates, ${job.refused} refused again${reasons.length > 0 ? ":" : "."}`,
    ...reasons,
  ];
}
