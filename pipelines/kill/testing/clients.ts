import { pause } from "#db/embedded/processes.ts";
import { Chance } from "#pipelines/law/random.ts";
import type { CloudEvent } from "#server/events/envelope.ts";
import { Receipt } from "#server/events/receipt.ts";

/** What the clients were told, and what they sent. */
export type Ledger = {
  /** Events that an answer of 200 named as stored, by their ids. */
  acknowledged: Map<string, CloudEvent>;
  /** How often an answer said that the event was stored already: an earlier answer was lost. */
  duplicates: number;
  retries: number;
  /** Answers that no client should ever get here. */
  surprises: string[];
};

export const SOURCE = "/clients";
const HOURS = 400;

/** How clients send: one event at a time, arrays of them, or lines. */
const FORMS = [
  { type: "application/cloudevents+json", most: 1, body: (events: CloudEvent[]) => JSON.stringify(events[0]) },
  { type: "application/json", most: 60, body: (events: CloudEvent[]) => JSON.stringify(events) },
  { type: "application/x-ndjson", most: 60, body: (events: CloudEvent[]) => events.map((one) => JSON.stringify(one)).join("\n") },
] as const;
type Form = (typeof FORMS)[number];

/**
 * Clients that send payments and readings, single ones and batches, each again with the same ids until it is
 * acknowledged; now and then one that was acknowledged is sent once more.
 *
 * @param web address of the app
 * @returns the ledger, and what ends them once everything sent is acknowledged
 */
export function startClients(web: string, key: string, seed: number, count: number): { ledger: Ledger; stop(): Promise<void> } {
  const ledger: Ledger = { acknowledged: new Map(), duplicates: 0, retries: 0, surprises: [] };
  const begun = Date.now() - HOURS * 3_600_000;
  let going = true;
  const clients = Array.from({ length: count }, (_, client) => run(client, FORMS[client % FORMS.length]!));
  // Heard when they are waited for; until then they are nobody's.
  for (const client of clients) client.catch(() => {});

  async function run(client: number, form: Form): Promise<void> {
    const chance = new Chance(seed * 100 + client);
    for (let batch = 0; going; batch++) {
      const events = Array.from({ length: chance.int(1, form.most) }, (_, at) =>
        event(chance, `${client}-${batch}-${at}`, begun),
      );
      await untilAcknowledged(form, events);
      if (chance.maybe(0.1)) await untilAcknowledged(form, events);
      await pause(chance.int(0, form.most * 2));
    }
  }

  async function untilAcknowledged(form: Form, events: CloudEvent[]): Promise<void> {
    for (const patience = Date.now() + 120_000; ; ) {
      const receipt = await send(form, events).catch(() => null);
      if (receipt) return note(events, receipt);
      ledger.retries++;
      if (Date.now() > patience) throw new Error(`A batch was not taken for two minutes: ${ledger.surprises.join("; ")}`);
      await pause(60);
    }
  }

  async function send(form: Form, events: CloudEvent[]): Promise<Receipt | null> {
    const response = await fetch(`${web}/api/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": form.type },
      body: form.body(events),
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
    for (const sent of events) ledger.acknowledged.set(sent.id, sent);
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
