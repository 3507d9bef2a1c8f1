import { z } from "zod";
import { wakeForQuarantine } from "#db/queue.ts";
import { auditName } from "#server/auth/actor.ts";
import { log } from "#server/log.ts";
import { cancelJob } from "#server/quarantine/cancel-job.ts";
import { checkFix, FixText, FixVerdict } from "#server/quarantine/check-fix.ts";
import { countMatching } from "#server/quarantine/count-matching.ts";
import { countReasons, ReasonCounts } from "#server/quarantine/count-reasons.ts";
import { getJob } from "#server/quarantine/get-job.ts";
import { getQuarantined, Quarantined } from "#server/quarantine/get-quarantined.ts";
import { QuarantineJob } from "#server/quarantine/job.ts";
import { listJobs } from "#server/quarantine/list-jobs.ts";
import { listQuarantine, QuarantinePage, QuarantineQuery } from "#server/quarantine/list-quarantine.ts";
import { Content, loadContent } from "#server/quarantine/load-content.ts";
import { JobRequest, QuarantineFilter } from "#server/quarantine/quarantine-input.ts";
import { startJob } from "#server/quarantine/start-job.ts";
import { may, router } from "#server/trpc/procedures.ts";
import { webQueue } from "#server/web-queue.ts";

const Ref = z.object({ id: z.uuid() });

export const quarantine = router({
  list: may("quarantine.read")
    .input(QuarantineQuery)
    .output(QuarantinePage)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => listQuarantine(tx, scope.tenantId, input))),

  reasons: may("quarantine.read")
    .output(ReasonCounts)
    .query(({ ctx }) => ctx.scope.run((tx, scope) => countReasons(tx, scope.tenantId))),

  get: may("quarantine.read")
    .input(Ref)
    .output(Quarantined)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => getQuarantined(tx, scope.tenantId, input.id))),

  /** What was sent, to be read and mended. */
  content: may("quarantine.bytes")
    .input(Ref)
    .output(Content)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => loadContent(tx, scope.tenantId, input.id))),

  /** A mutation for the length of what it asks about: it changes nothing. */
  check: may("quarantine.replay")
    .input(FixText)
    .output(FixVerdict)
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => checkFix(tx, scope.tenantId, input.text))),

  count: may("quarantine.read")
    .input(z.object({ state: z.enum(["open", "discarded"]), filter: QuarantineFilter }))
    .output(z.object({ events: z.int() }))
    .query(({ ctx, input }) =>
      ctx.scope.run(async (tx, scope) => ({ events: await countMatching(tx, scope.tenantId, input.state, input.filter) })),
    ),

  start: may("quarantine.replay")
    .input(JobRequest)
    .output(QuarantineJob)
    .mutation(async ({ ctx, input }) => {
      const [job, tenantId] = await ctx.scope.run(async (tx, scope) => [
        await startJob(tx, scope.tenantId, input, auditName(ctx.actor)),
        scope.tenantId,
      ]);
      // Without a wake nothing is lost: the workers' sweep finds the job.
      await webQueue()
        .then((queue) => wakeForQuarantine(queue, { tenantId, jobId: job.id }))
        .catch((err: unknown) => log.warn({ event: "quarantine.wake_failed", tenant: tenantId, err }));
      return job;
    }),

  jobs: may("quarantine.replay")
    .output(z.array(QuarantineJob))
    .query(({ ctx }) => ctx.scope.run((tx, scope) => listJobs(tx, scope.tenantId))),

  job: may("quarantine.replay")
    .input(Ref)
    .output(QuarantineJob)
    .query(({ ctx, input }) => ctx.scope.run((tx, scope) => getJob(tx, scope.tenantId, input.id))),

  cancel: may("quarantine.replay")
    .input(Ref)
    .output(QuarantineJob)
    .mutation(({ ctx, input }) => ctx.scope.run((tx, scope) => cancelJob(tx, scope.tenantId, input.id, auditName(ctx.actor)))),
});
