import { pause } from "#db/embedded/processes.ts";
import { Chance } from "#pipelines/law/random.ts";
import type { CloudEvent } from "#server/events/envelope.ts";
import { Receipt } from "#server/events/receipt.ts";

/** What the clients were told, and what they sent. */
export type Ledger = {
  /** Identities of events that an answer of 200 named as stored. */
  acknowledged: Set<string>;
  /** Of every event that was acknowledged, each counted once. */
  spentMinor: number;
  transactions: number;
  wattHours: number;
  readings: number;
  /** How often an answer said that the event was stored already: an earlier answer was lost. */
  duplicates: number;
  retries: number;
  /** Answers that no client should ever get here. */
  surprises: string[];
};

export const SOURCE = "/clients";
const HOURS = 400;

/**
 * Clients that send batches of payments and readings, one after the other, each again with the same ids until it is
 * acknowledged; now and then one that was acknowledged is sent once more.
 * @returns the ledger, and what ends them once everything sent is acknowledged
 */
export function startClients(door: string, key: string, seed: number, count: number): { ledger: Ledger; stop(): Promise<void> } {
  const ledger: Ledger = {
    ...{ acknowledged: new Set(), spentMinor: 0, transactions: 0, wattHours: 0, readings: 0 },
    ...{ duplicates: 0, retries: 0, surprises: [] },
  };
  const begun = Date.now() - HOURS * 3_600_000;
  let going = true;
  const clients = Array.from({ length: count }, (_, client) => run(client));

  async function run(client: number): Promise<void> {
    const chance = new Chance(seed * 100 + client);
    for (let batch = 0; going; batch++) {
      const events = Array.from({ length: chance.int(1, 60) }, (_, at) => event(chance, `${client}-${batch}-${at}`, begun));
      await untilAcknowledged(events);
      if (chance.maybe(0.1)) await untilAcknowledged(events);
      await pause(chance.int(0, 30));
    }
  }

  async function untilAcknowledged(events: CloudEvent[]): Promise<void> {
    for (let patience = Date.now() + 60_000; ; ) {
      const receipt = await send(events).catch(() => null);
      if (receipt) return note(events, receipt);
      ledger.retries++;
      if (Date.now() > patience) throw new Error(`A batch was not taken for a minute: ${ledger.surprises.join("; ")}`);
      await pause(60);
    }
  }

  async function send(events: CloudEvent[]): Promise<Receipt | null> {
    const response = await fetch(door, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(events),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await response.text();
    if (response.status === 200) return Receipt.parse(JSON.parse(text));
    if (response.status !== 503) ledger.surprises.push(`${response.status}: ${text}`);
    else if (!response.headers.has("retry-after")) ledger.surprises.push(`503 without Retry-After: ${text}`);
    return null;
  }

  function note(events: CloudEvent[], receipt: Receipt): void {
    const other = receipt.results.filter((result) => result.status !== "duplicate");
    if (other.length > 0) ledger.surprises.push(JSON.stringify(other));
    ledger.duplicates += receipt.duplicate;
    for (const sent of events) {
      if (ledger.acknowledged.has(sent.id)) continue;
      ledger.acknowledged.add(sent.id);
      if ("transactionId" in sent.data) {
        ledger.transactions++;
        ledger.spentMinor += Number(sent.data.amountMinor);
      } else {
        ledger.readings++;
        ledger.wattHours += Number((sent.data.channels as { energy_interval: { value: number } }).energy_interval.value);
      }
    }
  }

  return {
    ledger,
    stop: async () => {
      going = false;
      await Promise.all(clients);
    },
  };
}

/** Each reading has an instant of its own: device, channel and instant are its identity. */
let instants = 0;

/** A payment, or an interval of energy at an instant of its own. */
function event(chance: Chance, id: string, begun: number): CloudEvent {
  const subject = `home-${chance.int(1, 8)}`;
  const at = begun + chance.int(0, HOURS - 2) * 3_600_000;
  const head = { specversion: "1.0", id, source: SOURCE, subject } as const;
  if (chance.maybe(0.5)) {
    const data = { transactionId: id, direction: "debit", amountMinor: chance.int(1, 9_999), currency: "EUR", mcc: "5411" };
    return { ...head, type: "inlay.spending.transaction.v1", time: new Date(at).toISOString(), data };
  }
  const channels = { energy_interval: { value: chance.int(1, 50), unit: "Wh", seconds: 60 } };
  const time = new Date(at + (instants++ % 3_600_000)).toISOString();
  return { ...head, type: "inlay.devices.reading.v1", time, data: { deviceId: `plug-${chance.int(1, 3)}`, channels } };
}
