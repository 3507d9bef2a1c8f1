import { setTimeout as pause } from "node:timers/promises";

/** Between two wakes of a tenant, in ms: less than anybody sees, and more than a commit takes. */
const GAP = 30;

/**
 * Wakes workers after commits, without making anyone wait: one send per tenant is under way at a time, and whatever is
 * committed meanwhile or shortly after shares the next one. A wake that fails is logged and no more: the sweeper finds what was
 * forgotten.
 *
 * @param send puts a wake into the queue
 * @param onFailure told why a send failed
 */
export function createWaker(send: (tenantId: string) => Promise<unknown>, onFailure: (error: unknown, tenantId: string) => void) {
  /** Tenants with a send under way, and whether another is wanted after it. */
  const under = new Map<string, boolean>();

  async function run(tenantId: string): Promise<void> {
    do {
      under.set(tenantId, false);
      try {
        await send(tenantId);
      } catch (error) {
        onFailure(error, tenantId);
      }
      await pause(GAP);
    } while (under.get(tenantId));
    under.delete(tenantId);
  }

  return (tenantId: string): void => {
    if (under.has(tenantId)) under.set(tenantId, true);
    else void run(tenantId);
  };
}
