import type { Sql } from "#db/client.ts";
import { receiptOf } from "#pipelines/collect/receipt.ts";
import { LARGEST_BATCH, storeBatch, type Transport } from "#pipelines/collect/store-batch.ts";
import { AppError } from "#server/errors.ts";
import type { Prepared } from "#server/events/prepare.ts";
import type { Receipt } from "#server/events/receipt.ts";
import { outageOf } from "#server/http/outage.ts";

export type DoorOptions = {
  /** A pool of role collector. */
  sql: Sql;
  transport: Transport;
  /** Told of each commit with something new in it, to wake a worker. Must not throw. */
  onCommitted: (tenantId: string) => void;
  /** Flushes of one tenant under way at once. */
  flushers?: number;
  /** Events that may wait in this process. */
  waitingEvents?: number;
};

export type Door = {
  /**
   * Stores a request's events together with those of other requests that wait at the same moment.
   * @throws AppError UNAVAILABLE when too much waits already or the database cannot take it; else what the database throws
   */
  submit(tenantId: string, origin: string, events: readonly Prepared[]): Promise<Receipt>;
};

type Waiting = { events: readonly Prepared[]; resolve: (receipt: Receipt) => void; reject: (error: unknown) => void };
type Lane = { tenantId: string; origin: string; queue: Waiting[]; running: number };

/**
 * Where small concurrent requests of one sender meet: while some flushes are under way, the others wait and then share
 * the next one, so that a commit serves many. Nobody waits for company: a lone request is flushed at once.
 */
export function createDoor({ sql, transport, onCommitted, flushers = 2, waitingEvents = 50_000 }: DoorOptions): Door {
  const lanes = new Map<string, Lane>();
  let waiting = 0;

  async function submit(tenantId: string, origin: string, events: readonly Prepared[]): Promise<Receipt> {
    if (waiting + events.length > waitingEvents) {
      const message = "Too many events wait to be stored; send them again a little later.";
      throw new AppError("UNAVAILABLE", { message, retryAfter: 1 }, { because: "door" });
    }
    const name = `${tenantId} ${origin}`;
    const lane = lanes.get(name) ?? { tenantId, origin, queue: [], running: 0 };
    lanes.set(name, lane);
    waiting += events.length;
    return new Promise((resolve, reject) => {
      lane.queue.push({ events, resolve, reject });
      pump(name, lane);
    });
  }

  function pump(name: string, lane: Lane): void {
    while (lane.running < flushers && lane.queue.length > 0) {
      const group = takeGroup(lane.queue);
      lane.running++;
      void flush(lane, group).finally(() => {
        for (const request of group) waiting -= request.events.length;
        lane.running--;
        if (lane.queue.length > 0) pump(name, lane);
        else if (lane.running === 0) lanes.delete(name);
      });
    }
  }

  async function flush(lane: Lane, group: readonly Waiting[]): Promise<void> {
    try {
      await store(lane, group);
    } catch (cause) {
      const outage = outageOf(cause);
      // What is wrong with one request must not be told to the others: each has another try alone. An outage has hit all.
      if (outage || group.length === 1) for (const request of group) request.reject(outage ?? cause);
      else for (const request of group) await flush(lane, [request]);
    }
  }

  async function store({ tenantId, origin }: Lane, group: readonly Waiting[]): Promise<void> {
    const events = group.length === 1 ? group[0]!.events : group.flatMap((request) => request.events);
    const stored = await storeBatch(sql, { tenantId, transport, origin }, events);
    let offset = 0;
    let accepted = 0;
    for (const request of group) {
      const receipt = receiptOf(stored, request.events, offset);
      offset += request.events.length;
      accepted += receipt.accepted;
      request.resolve(receipt);
    }
    if (accepted > 0) onCommitted(tenantId);
  }

  return { submit };
}

/** The requests at the head of a queue that fit into one batch: one at least. */
function takeGroup(queue: Waiting[]): Waiting[] {
  let events = 0;
  let count = 0;
  for (const request of queue) {
    if (count > 0 && events + request.events.length > LARGEST_BATCH) break;
    events += request.events.length;
    count++;
  }
  return queue.splice(0, count);
}
