import { connectQueue, wake } from "#db/queue.ts";
import { createWaker } from "#pipelines/collect/waker.ts";
import { log } from "#server/log.ts";

/**
 * Wakes workers as batches are committed, so that figures move while a file is still being read. Without a queue nothing
 * is lost: the workers' sweep finds the batches.
 */
export async function wakeWorkers(url: string): Promise<{ onCommitted: (tenantId: string) => void; close: () => Promise<void> }> {
  const warn = (err: unknown) => log.warn({ event: "import.wake_failed", err });
  const queue = await connectQueue(url, { role: "collector", work: false, onError: warn }).catch((error: unknown) => {
    warn(error);
    return null;
  });
  if (!queue) return { onCommitted: () => {}, close: async () => {} };
  const committed = new Set<string>();
  const under = new Set<Promise<unknown>>();
  let closing = false;
  const wakeSoon = createWaker(async (tenantId) => {
    if (closing) return;
    const sent = wake(queue, tenantId).finally(() => under.delete(sent));
    under.add(sent);
    await sent;
  }, warn);
  return {
    onCommitted: (tenantId) => {
      committed.add(tenantId);
      wakeSoon(tenantId);
    },
    close: async () => {
      closing = true;
      await Promise.allSettled(under);
      // Of what was committed since the last one: there is one waiting job per tenant at most.
      await Promise.all([...committed].map((tenantId) => wake(queue, tenantId))).catch(warn);
      await queue.stop({ graceful: true, timeout: 2_000 });
    },
  };
}
