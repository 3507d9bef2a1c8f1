import type { JobWithMetadata, PgBoss } from "pg-boss";
import { connect, type Sql } from "#db/client.ts";
import { connectQueue, JOBS, requestMails, requestRefresh, wake, wakeForQuarantine } from "#db/queue.ts";
import { MAT_VIEWS, refreshView, viewsDue } from "#pipelines/process/refresh-views.ts";
import { tenantsWithWork, workTenant } from "#pipelines/process/work-tenant.ts";
import { openJobs } from "#pipelines/replay/open-job.ts";
import { runJob } from "#pipelines/replay/run-job.ts";
import { followRuns } from "#pipelines/worker/follow-runs.ts";
import { mailing } from "#pipelines/worker/mails.ts";
import { pruneEmbed } from "#server/embed/prune.ts";
import { log } from "#server/log.ts";

/**
 * A place of a worker. One tenant has one at a time: whatever its work takes, the others are for others. A wake that a
 * place gives back, since another has begun with that tenant just then, is told to nobody: so they look by themselves too.
 */
const PLACE = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, localGroupConcurrency: 1 };
/** A wake that came while another was followed is not told again: it is looked for as often as if none were told. */
const ONE_BY_ONE = { batchSize: 1, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
/** A tenant with more to do than this comes after the others that wait. */
const SLICE_MS = 3_000;
/** What a lost wake costs at most: the sweeper looks this often for work nobody was woken for. */
const SWEEP_MS = 3_000;
/** A sweep takes milliseconds: one that has not ended after this long waits for a connection that is dead without knowing. */
const STUCK_MS = 60_000;
/** Records of runs are kept this long. */
const KEEP_RUNS_DAYS = 14;

export type Worker = { stop(): Promise<void> };

/**
 * Starts a worker: processes and rolls what arrives, refreshes views when their time has come, and sweeps for what was
 * forgotten. Any number of them may run against one database, on any machines.
 *
 * @param onStuck told when the database has not answered for a minute, though no connection says so: only a process
 *   that is started anew is certain to have none of the old connections
 * @throws Error when the database cannot be reached or has no queue (`inlay migrate`).
 */
export async function startWorker(url: string, options: { concurrency?: number; onStuck?: () => void } = {}): Promise<Worker> {
  const concurrency = options.concurrency ?? 2;
  const boss = await connectQueue(url, {
    role: "pipeline",
    work: true,
    max: concurrency + 4,
    onError: (error) => log.warn({ event: "queue.error", err: error }, "the queue reported an error"),
  });
  const sql = connect(url, "pipeline", { max: concurrency + 3, applicationName: "inlay-worker" });
  const stopping = new AbortController();

  const followWake = async ([job]: JobWithMetadata<unknown>[] | { data: unknown }[]) => {
    const { tenantId } = JOBS.process.parse(job?.data);
    const slice = AbortSignal.any([stopping.signal, AbortSignal.timeout(SLICE_MS)]);
    await workTenant(sql, tenantId, { signal: slice });
    if (slice.aborted && !stopping.signal.aborted) await wake(boss, tenantId);
  };
  for (let slot = 0; slot < concurrency; slot++) {
    await boss.work("process", PLACE, followWake);
  }
  await boss.work("refresh", ONE_BY_ONE, async ([job]) => {
    const { view } = JOBS.refresh.parse(job?.data);
    for (const name of MAT_VIEWS) if (view === null || view === name) await refreshView(sql, name);
  });
  await boss.work("quarantine", ONE_BY_ONE, async ([job]) => {
    const { tenantId, jobId } = JOBS.quarantine.parse(job?.data);
    await runJob(sql, tenantId, jobId, {
      signal: stopping.signal,
      onCommitted: (tenant) => void wake(boss, tenant).catch((err) => log.warn({ event: "quarantine.wake_failed", tenant, err })),
    });
  });
  const mails = mailing(sql);
  await boss.work("mail", ONE_BY_ONE, async () => {
    await mails.send(stopping.signal);
  });
  await boss.work("sweep", { batchSize: 1, pollingIntervalSeconds: 5 }, async () => {
    await sql`delete from ops.run where started_at < now() - ${KEEP_RUNS_DAYS} * interval '1 day'`;
    await sql`delete from core.quarantine_job where rehearsal and created_at < now() - ${KEEP_RUNS_DAYS} * interval '1 day'`;
    // Longer ago than any limit counts.
    await sql`delete from core.sign_in_attempt where at < now() - interval '1 day'`;
    await pruneEmbed(sql);
  });

  const timer = sweepEvery(SWEEP_MS, { sql, boss, mails, signal: stopping.signal, onStuck: options.onStuck });
  const runs = followRuns(sql, stopping.signal);
  log.info({ event: "worker.started", concurrency }, "worker started");
  return {
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await boss.stop({ graceful: true, timeout: 20_000 });
      await runs;
      await sql.end({ timeout: 5 });
      log.info({ event: "worker.stopped" }, "worker stopped");
    },
  };
}

type Sweeping = {
  sql: Sql;
  boss: PgBoss;
  mails: ReturnType<typeof mailing>;
  signal: AbortSignal;
  onStuck: (() => void) | undefined;
};

function sweepEvery(ms: number, { sql, boss, mails, signal, onStuck }: Sweeping): NodeJS.Timeout {
  let busySince: number | null = null;
  const sweep = async () => {
    if (signal.aborted) return;
    if (busySince !== null) {
      if (performance.now() - busySince > STUCK_MS) onStuck?.();
      return;
    }
    busySince = performance.now();
    try {
      for (const tenantId of await tenantsWithWork(sql)) await wake(boss, tenantId);
      for (const job of await openJobs(sql)) await wakeForQuarantine(boss, job);
      for (const view of await viewsDue(sql)) await requestRefresh(boss, view);
      if (await mails.areDue()) await requestMails(boss);
    } catch (error) {
      if (!signal.aborted) log.warn({ event: "sweep.failed", err: error }, "sweeping failed; trying again");
    } finally {
      busySince = null;
    }
  };
  void sweep();
  return setInterval(() => void sweep(), ms);
}
