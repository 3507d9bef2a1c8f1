import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import type { Sql } from "#db/client.ts";
import { ensureMonths, forgetMonths } from "#pipelines/collect/months.ts";
import type { FitEvent } from "#server/events/check-event.ts";
import type { Prepared } from "#server/events/prepare.ts";
import { uuidv7 } from "#server/ids.ts";

export type Transport = "http" | "file" | "stream" | "replay";

export type BatchHead = {
  tenantId: string;
  transport: Transport /** What sent it, for people: a key's prefix, a file's name. */;
  origin: string;
};

/** By ordinal; what is in neither was accepted, or refused before. */
export type Stored = { batch: string; duplicates: Set<number>; conflicts: Set<number> };

/** Events of one batch. */
export const LARGEST_BATCH = 2_000;
const ATTEMPTS = 6;

/**
 * Stores one batch durably, all of it or nothing: one call, one commit. Deadlocks and their like are tried again.
 *
 * @param sql a pool of role collector
 * @throws RangeError for more than 2,000 events; else what the database throws
 */
export async function storeBatch(sql: Sql, head: BatchHead, events: readonly Prepared[]): Promise<Stored> {
  if (events.length > LARGEST_BATCH)
    throw new RangeError(`A batch has at most ${LARGEST_BATCH} events; these are ${events.length}.`);
  const batch = uuidv7();
  const conflicting = new Set<number>();
  let sent: Sent | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      await ensureMonths(sql, events);
      sent ??= encode(events, conflicting);
      const rows = await sql<{ ordinal: number; status: "duplicate" | "conflict" }[]>`
        select * from raw.collect_events(${head.tenantId}::uuid, ${batch}::uuid, ${head.transport}, ${head.origin},
          ${sent.ordinals}::text::int[], ${sent.sources}::text::text[], ${sent.ids}::text::text[], ${sent.hashes}::text::bytea,
          ${sent.times}::text::timestamptz[], ${sent.types}::text::text[], ${sent.subjects}::text::text[], ${sent.data},
          ${sent.refused}::text::jsonb, ${sent.conflicts}::text::jsonb)`;
      const of = (status: string) => new Set(rows.filter((row) => row.status === status).map((row) => row.ordinal));
      return { batch, duplicates: of("duplicate"), conflicts: of("conflict") };
    } catch (error) {
      if (!(error instanceof postgres.PostgresError)) throw error;
      if (error.code === "IN001") {
        const before = conflicting.size;
        for (const ordinal of JSON.parse(error.detail ?? "[]") as number[]) conflicting.add(ordinal);
        sent = undefined;
        // Each call that learns of more conflicts brings the end nearer, so it is none of the attempts.
        if (conflicting.size > before) attempt--;
        else if (attempt >= ATTEMPTS) throw error;
      } else if (attempt >= ATTEMPTS) throw error;
      else if (error.code === "23514" && /no partition/.test(error.message)) forgetMonths(sql);
      else if (error.code === "40P01" || error.code === "40001") await pause(Math.random() * 20 * 2 ** attempt);
      else throw error;
    }
  }
}

type Sent = ReturnType<typeof encode>;

/** The batch as raw.collect_events takes it, each list as one text. */
function encode(events: readonly Prepared[], conflicting: ReadonlySet<number>) {
  const fit: FitEvent[] = [];
  const ordinals: number[] = [];
  const refused: object[] = [];
  const conflicts: object[] = [];
  events.forEach((event, o) => {
    if (event.ok) {
      fit.push(event);
      ordinals.push(o);
      if (conflicting.has(o)) conflicts.push({ o, v: event.schemaVersion, r: base64(event.raw()) });
    } else {
      const { code: c, path: p, message: m } = event.refusal;
      refused.push({ o, c, p, m, v: event.schemaVersion, s: event.source, i: event.id, r: base64(event.raw()) });
    }
  });
  const list = (of: (event: FitEvent) => string) => `{${fit.map((event) => quoted(of(event))).join(",")}}`;
  return {
    ordinals: `{${ordinals.join(",")}}`,
    sources: list(({ source }) => source),
    ids: list(({ id }) => id),
    hashes: `\\x${fit.map(({ hash }) => hash).join("")}`,
    times: list(({ time }) => toMicroseconds(time)),
    types: list(({ type }) => type),
    subjects: list(({ subject }) => subject),
    // Canonical JSON has no line breaks.
    data: fit.map(({ data }) => data).join("\n"),
    refused: JSON.stringify(refused),
    conflicts: JSON.stringify(conflicts),
  };
}

/** A text as an element of the database's notation of lists. */
const quoted = (text: string) => (/["\\]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`);

/** An event as raw.collect_batch takes it; its data are canonical JSON already. */
export function encodeFit(event: FitEvent, o: number): string {
  const { source: s, id: i, hash: h, type: y, subject: u } = event;
  return `${JSON.stringify({ o, s, i, h, t: toMicroseconds(event.time), y, u }).slice(0, -1)},"d":${event.data}}`;
}

// The database would round what is finer, perhaps into the next month.
const toMicroseconds = (time: string) => time.replace(/(\.\d{6})\d+/, "$1");
export const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64");
