import { PgBoss, type Queue } from "pg-boss";
import postgres from "postgres";
import { z } from "zod";

/** What each queue's job carries. A job only wakes: the truth is in the tables (batch.state, marks, pending views). */
export const JOBS = {
  /** Something of this tenant is ready to be processed and rolled up. */
  process: z.object({ tenantId: z.uuid() }),
  /** Materialised views to refresh: one by name, or all that are due. */
  refresh: z.object({ view: z.string().min(1).nullable() }),
  /** Something is to be done with refused events of this tenant (core.quarantine_job). */
  quarantine: z.object({ tenantId: z.uuid(), jobId: z.uuid() }),
  /** Mails wait in the outbox (core.mail_outbox). */
  mail: z.object({}),
  /** Look for what was forgotten (a wake that never came, a worker that died). */
  sweep: z.object({}),
} as const;

export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;

/** Jobs of `process` that failed for good end here, with their payload. */
export const DEAD_LETTERS = "process-dead";

/**
 * Policy `short`: one waiting job per key, any number running. So wakes of a busy tenant coalesce, but one that comes
 * while a job of that tenant runs is kept for afterwards; `exclusive` would swallow it, and `stately` makes a job that
 * waits for its retry collide with the next one.
 */
const QUEUES: readonly Queue[] = [
  { name: DEAD_LETTERS, policy: "standard", retentionSeconds: 90 * 86_400, notify: false },
  {
    name: "process",
    policy: "short",
    notify: true,
    deadLetter: DEAD_LETTERS,
    retryLimit: 6,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 300,
    // A wake is worth nothing once it was followed; at one a second they would pile up.
    deleteAfterSeconds: 600,
  },
  {
    name: "refresh",
    policy: "short",
    notify: true,
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 3_600,
    deleteAfterSeconds: 86_400,
  },
  {
    name: "quarantine",
    policy: "short",
    notify: true,
    retryLimit: 3,
    retryDelay: 1,
    retryBackoff: true,
    expireInSeconds: 3_600,
    deleteAfterSeconds: 600,
  },
  {
    name: "mail",
    policy: "short",
    notify: true,
    // The outbox knows when to try again.
    retryLimit: 0,
    expireInSeconds: 600,
    retentionSeconds: 600,
    deleteAfterSeconds: 600,
  },
  {
    name: "sweep",
    policy: "short",
    notify: true,
    retryLimit: 0,
    expireInSeconds: 120,
    retentionSeconds: 600,
    deleteAfterSeconds: 600,
  },
];

const SCHEDULES: readonly { queue: JobName; key: string; cron: string; data: object }[] = [
  { queue: "sweep", key: "every-minute", cron: "* * * * *", data: {} },
  { queue: "refresh", key: "nightly", cron: "20 2 * * *", data: { view: null } },
];

/**
 * Installs the queue (schema `pgboss`, owned by inlay_owner), its queues, schedules and grants. Safe to run again; runs
 * while `migrate` holds its lock, so that one process at a time does. @throws what the database throws.
 */
export async function installQueue(url: string): Promise<void> {
  const failures: unknown[] = [];
  const boss = new PgBoss({ connectionString: url, options: "-c role=inlay_owner", max: 1, supervise: false, schedule: false });
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  try {
    const there = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const { name, ...options } of QUEUES) {
      if (!there.has(name)) await boss.createQueue(name, options);
      else {
        const { policy: _fixed, ...mutable } = options;
        await boss.updateQueue(name, mutable);
      }
    }
    for (const { queue, key, cron, data } of SCHEDULES) await boss.schedule(queue, cron, data, { key });
    await grant(url);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failures.length > 0) throw new Error("The queue could not be installed", { cause: failures[0] });
}

/** app and collector may put jobs in; only pipeline may take them out. */
async function grant(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { role: "inlay_owner" } });
  try {
    await sql.unsafe(`
      grant usage on schema pgboss to inlay_app, inlay_collector, inlay_pipeline;
      grant select on pgboss.version, pgboss.queue to inlay_app, inlay_collector;
      grant insert, select (id, name, start_after) on pgboss.job, pgboss.job_common to inlay_app, inlay_collector;
      grant select, insert, update, delete on all tables in schema pgboss to inlay_pipeline;
      grant usage on all sequences in schema pgboss to inlay_pipeline;`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

export type QueueOptions = {
  role: "app" | "collector" | "pipeline";
  /** True for workers: listens for wakes, runs schedules and keeps the queue in order. */
  work: boolean;
  /** What pg-boss reports outside of a call (a lost connection, which it mends itself). */
  onError: (error: unknown) => void;
  max?: number;
};

/** For the driver below pg-boss: an answer that takes longer does not come any more. */
const PATIENCE = { query_timeout: 30_000 };

/**
 * A started connection to the queue whose sessions act as the role. End it with `stop()`.
 * @throws Error when the queue is not installed in this database (`inlay migrate` does).
 */
export async function connectQueue(url: string, options: QueueOptions): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    options: `-c role=inlay_${options.role}`,
    application_name: `inlay-queue-${options.role}`,
    ...PATIENCE,
    max: options.max ?? (options.work ? 5 : 2),
    migrate: false,
    createSchema: false,
    supervise: options.work,
    schedule: options.work,
    useListenNotify: options.work,
    // Rebuilding indexes is the owner's business.
    reindex: false,
  });
  boss.on("error", options.onError);
  return boss.start();
}

/**
 * Wakes a worker for a tenant, after the commit of what it shall find. Wakes that nobody has followed yet coalesce.
 * @returns false when one was already waiting.
 */
export async function wake(boss: PgBoss, tenantId: string): Promise<boolean> {
  const data: JobPayload<"process"> = { tenantId };
  return (await boss.send("process", data, { singletonKey: tenantId, group: { id: tenantId } })) !== null;
}

/** Wakes a worker for a job on the quarantine, after the commit that asks for it. @returns false when one was already waiting. */
export async function wakeForQuarantine(boss: PgBoss, job: JobPayload<"quarantine">): Promise<boolean> {
  return (await boss.send("quarantine", job, { singletonKey: job.jobId })) !== null;
}

/** Asks for a refresh of one view, or of all that are due. @returns false when one was already waiting. */
export async function requestRefresh(boss: PgBoss, view: string | null): Promise<boolean> {
  const data: JobPayload<"refresh"> = { view };
  return (await boss.send("refresh", data, { singletonKey: view ?? "*" })) !== null;
}

/** Asks for the sending of the mails that are due. @returns false when one was already waiting. */
export async function requestMails(boss: PgBoss): Promise<boolean> {
  const data: JobPayload<"mail"> = {};
  return (await boss.send("mail", data, { singletonKey: "*" })) !== null;
}
