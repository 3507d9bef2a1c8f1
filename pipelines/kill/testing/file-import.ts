import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pause } from "#db/embedded/processes.ts";
import { ROOT } from "#pipelines/dev/children.ts";
import type { Stack } from "#pipelines/faults/testing/stack.ts";
import { type Supervised, supervise } from "#pipelines/faults/testing/supervise.ts";
import type { LawEvent } from "#pipelines/law/events.ts";

const MAPPING = `
format: { type: csv, delimiter: ";" }
source: file
zone: UTC
identity: { columns: [id] }
time: { column: date, time: { format: yyyy-MM-dd } }
emit:
  - type: inlay.spending.transaction.v1
    subject: customer
    fields:
      transactionId: { column: id, required: true }
      direction: { const: debit }
      amountMinor: { column: amount, required: true, number: { factor: 100, integer: true } }
      currency: { const: EUR }
      kind: { const: purchase }
`;

export type FileImport = {
  /** What the file's rows become. */
  events: readonly LawEvent[];
  /** kill -9 of the import, if it still runs; the same command again follows. */
  kill(): Promise<void>;
  kills(): number;
  /** Resolves once it has stored something. */
  midway(): Promise<void>;
  /** Resolves when the file is in, whatever was killed meanwhile. */
  done: Promise<void>;
  /** Why it ended although nobody killed it. One that is started just when PostgreSQL is away says so, and is started again. */
  fallen(): string[];
  /** The same command once more. */
  again(): Promise<void>;
  stop(): Promise<void>;
};

/** `inlay import` of a file of payments, as a process that is started again until it is through. */
export async function startImport(stack: Stack, name: string, rows: number): Promise<FileImport> {
  const [file, mapping, logFile] = [".csv", ".yaml", ".log"].map((end) => join(stack.home, `${name}${end}`)) as [
    string,
    string,
    string,
  ];
  const events = Array.from({ length: rows }, (_, row) => rowOf(name, row));
  const lines = events.map(({ id, subject, time, data }) => {
    return `${id};${subject};${time.slice(0, 10)};${(Number(data.amountMinor) / 100).toFixed(2)}`;
  });
  await writeFile(file, ["id;customer;date;amount", ...lines].join("\n"));
  await writeFile(mapping, MAPPING);
  const args = [join(ROOT, "pipelines/cli/main.ts"), "import", file, "--tenant", stack.tenant.slug, "--mapping", mapping];
  const env = { DATABASE_URL: stack.url, INLAY_HOME: stack.home, LOG_LEVEL: "warn" };
  const runs: Supervised[] = [];
  const start = () => {
    const run = supervise({ name, args, env, logFile });
    runs.push(run);
    return run;
  };
  const first = start();
  return {
    events,
    kill: () => first.kill(),
    kills: () => first.kills(),
    midway: async () => {
      const origin = `${name}.csv`;
      const stored = () => stack.sql`select from raw.batch where tenant_id = ${stack.tenant.id} and origin = ${origin} limit 1`;
      while ((await stored()).length === 0) await pause(20);
    },
    done: first.done,
    fallen: () => runs.flatMap((run) => run.fallen).filter((how) => !/does not answer/.test(how)),
    again: () => start().done,
    stop: async () => void (await Promise.all(runs.map((run) => run.stop()))),
  };
}

const BEGUN = Date.now() - 300 * 86_400_000;

function rowOf(name: string, row: number): LawEvent {
  const id = `${name}-${row}`;
  const day = new Date(BEGUN + (row % 290) * 86_400_000).toISOString().slice(0, 10);
  const data = { transactionId: id, direction: "debit", amountMinor: 100 + ((row * 7_919) % 9_000), currency: "EUR" };
  const head = { specversion: "1.0", id, source: "file", type: "inlay.spending.transaction.v1" } as const;
  return { ...head, subject: `home-${1 + (row % 8)}`, time: `${day}T00:00:00Z`, data: { ...data, kind: "purchase" } };
}
