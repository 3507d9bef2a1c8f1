import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { AppError } from "#server/errors.ts";
import { instant } from "./cells.ts";
import { isLocked } from "./months-of.ts";
import { CategoryFrom } from "./spending-view.ts";
import { Day, Instant, Minor } from "./view.ts";

/** An event's identity, within the tenant. */
export const EventParams = z.strictObject({ source: z.string().min(1).max(2_000), id: z.string().min(1).max(2_000) });
export type EventParams = z.infer<typeof EventParams>;

/** A CloudEvent as it was sent. */
const SentEvent = z.object({
  specversion: z.literal("1.0"),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: Instant,
  data: z.record(z.string(), z.unknown()),
});

/** A part of a transaction as it stands in the figures. */
const Counted = z.object({
  part: z.number().int(),
  day: Day,
  flow: z.enum(["debit", "refund", "credit", "own_out", "own_in"]),
  amountMinor: Minor,
  currency: z.string(),
  category: z.string(),
  categoryFrom: CategoryFrom,
  /** By its normalised name, and as it was written. */
  merchant: z.string().nullable(),
  merchantRaw: z.string().nullable(),
});

export const EventView = z.object({
  event: SentEvent,
  /** Whether what was sent is not shown: within locks it may tell more than they let through. Then its data are empty. */
  withheld: z.boolean(),
  /** The batch that brought it; null for who does not see batches. */
  batch: z.uuid().nullable(),
  /** What figures count of it, part by part: null for an event of no transaction, empty for one that a later revision took the place of. */
  counted: z.array(Counted).nullable(),
  /** Every event about the same transaction, account, subject, device, tariff or instant of a device, newest revision first. */
  revisions: z.array(z.object({ revision: z.number().int(), deleted: z.boolean(), event: SentEvent })),
});
export type EventView = z.infer<typeof EventView>;

type Found = {
  source: string;
  id: string;
  type: string;
  subject: string;
  time_printed: string;
  data: Record<string, unknown>;
  batch_id: string;
};

/**
 * An event as it was sent, with all revisions of what it speaks of that the scope allows to see.
 * @throws AppError NOT_FOUND, also for another tenant's or subject's event.
 */
export async function loadEvent(tx: Tx, { source, id }: EventParams): Promise<EventView> {
  const [found] = await tx<Found[]>`
    select source, id, type, subject, time::text as time_printed, data, batch_id from serve.events_by_key where source = ${source} and id = ${id}`;
  if (!found) return loadWithheld(tx, { source, id });
  const [revisions, counted] = await Promise.all([selectRevisions(tx, found), selectCounted(tx, found)]);
  return {
    event: sent(found),
    withheld: false,
    batch: found.batch_id,
    counted,
    revisions: revisions.map((row) => ({
      revision: Number(row.data.revision ?? 0),
      deleted: row.data.deleted === true,
      event: sent(row),
    })),
  };
}

/**
 * A transaction's event within locks, of one subject: what it is known by, and the parts of it that are let through.
 * @throws AppError NOT_FOUND where there are none
 */
async function loadWithheld(tx: Tx, { source, id }: EventParams): Promise<EventView> {
  const locked = isLocked(tx, "spending");
  const [found] = locked
    ? await tx<{ subject: string; transaction_id: string; time_printed: string }[]>`
        select subject, transaction_id, event_time::text as time_printed from serve.transactions
        where subject = current_setting('app.subject', true) and source = ${source} and event_id = ${id} limit 1`
    : [];
  if (!found) throw new AppError("NOT_FOUND", { message: "There is no such event." });
  const type = "inlay.spending.transaction.v1";
  const { subject, transaction_id: transactionId, time_printed } = found;
  const event = { source, id, type, subject, time_printed, batch_id: "" };
  const counted = await selectCounted(tx, { ...event, data: { transactionId } });
  return { event: sent({ ...event, data: {} }), withheld: true, batch: null, counted, revisions: [] };
}

/** The parts of a transaction that this very event brought into the figures. */
async function selectCounted(tx: Tx, { type, subject, data, source, id }: Found): Promise<EventView["counted"]> {
  if (type !== "inlay.spending.transaction.v1") return null;
  type Part = NonNullable<EventView["counted"]>[number];
  type Row = Omit<Part, "amountMinor" | "categoryFrom" | "merchantRaw"> & {
    amount_minor: bigint;
    category_from: Part["categoryFrom"];
    merchant_raw: string | null;
  };
  const rows = await tx<Row[]>`
    select part, day, flow, amount_minor, currency, category, category_from, merchant, merchant_raw from serve.transactions
    where subject = ${subject} and transaction_id = ${String(data.transactionId ?? "")} and source = ${source} and event_id = ${id}
    order by part`;
  return rows.map(({ amount_minor, category_from, merchant_raw, ...row }) => ({
    ...row,
    amountMinor: Number(amount_minor),
    categoryFrom: category_from,
    merchantRaw: merchant_raw,
  }));
}

/** What an event speaks of: a reading by its device and instant, everything else by an id of its own. */
function selectRevisions(tx: Tx, { type, subject, time_printed, data }: Found) {
  const columns = tx`select source, id, type, subject, time::text as time_printed, data, batch_id from serve.events`;
  const order = tx`order by coalesce((data->>'revision')::int, 0) desc, time desc, source desc, id desc limit 1000`;
  const field = (name: string) => String(data[name] ?? "");
  switch (type) {
    case "inlay.spending.transaction.v1":
      return tx<Found[]>`${columns} where transaction_id = ${field("transactionId")} ${order}`;
    case "inlay.devices.reading.v1":
      return tx<Found[]>`
        ${columns} where type = ${type} and subject = ${subject} and time = ${time_printed}::timestamptz and data->>'deviceId' = ${field("deviceId")} ${order}`;
    case "inlay.devices.device.v1":
      return tx<
        Found[]
      >`${columns} where type = ${type} and subject = ${subject} and data->>'deviceId' = ${field("deviceId")} ${order}`;
    case "inlay.devices.tariff.v1":
      return tx<
        Found[]
      >`${columns} where type = ${type} and subject = ${subject} and data->>'tariffId' = ${field("tariffId")} ${order}`;
    case "inlay.spending.account.v1":
      return tx<Found[]>`${columns} where type = ${type} and data->>'accountId' = ${field("accountId")} ${order}`;
    default:
      return tx<Found[]>`${columns} where type = ${type} and subject = ${subject} ${order}`;
  }
}

const sent = ({ id, source, type, subject, time_printed, data }: Found): z.infer<typeof SentEvent> => ({
  specversion: "1.0",
  id,
  source,
  type,
  subject,
  time: instant(time_printed),
  data,
});
