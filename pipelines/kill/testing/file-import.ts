import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pause, signal } from "#db/embedded/processes.ts";
import { type Child, ROOT, startChild, tail } from "#pipelines/dev/children.ts";
import type { Stack } from "#pipelines/kill/testing/stack.ts";

const MAPPING = `
format: { type: csv, delimiter: ";" }
source: file
zone: Europe/Berlin
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
  rows: number;
  spentMinor: number;
  /** kill -9 of the import once it has stored something (or now, if it runs), and the same command again. */
  kill(when: "midway" | "now"): Promise<void>;
  /** Resolves when the file is in, whatever was killed meanwhile. @throws Error with the end of its log */
  done(): Promise<void>;
  /** The same command once more. */
  again(): Promise<void>;
};

/** `inlay import` of a file of payments as a process of its own. */
export async function startImport(stack: Stack, name: string, rows: number): Promise<FileImport> {
  const [file, mapping, logFile] = [".csv", ".yaml", ".log"].map((end) => join(stack.home, `${name}${end}`)) as [
    string,
    string,
    string,
  ];
  const begun = Date.now() - 300 * 86_400_000;
  const amounts = Array.from({ length: rows }, (_, row) => 100 + ((row * 7_919) % 9_000));
  const lines = amounts.map((amount, row) => {
    const day = new Date(begun + (row % 290) * 86_400_000).toISOString().slice(0, 10);
    return `${name}-${row};home-${1 + (row % 8)};${day};${(amount / 100).toFixed(2)}`;
  });
  await writeFile(file, ["id;customer;date;amount", ...lines].join("\n"));
  await writeFile(mapping, MAPPING);
  const args = [join(ROOT, "pipelines/cli/main.ts"), "import", file, "--tenant", stack.tenant.slug, "--mapping", mapping];
  const env = { DATABASE_URL: stack.url, INLAY_HOME: stack.home, LOG_LEVEL: "warn" };
  const start = () => startChild({ name, args, env, logFile });
  let child: Child = await start();

  const finish = async () => {
    for (;;) {
      const running = child;
      const { code, signal: by } = await running.ended;
      if (running !== child || by === "SIGKILL") await pause(20);
      else if (code === 0) return;
      // Started just when PostgreSQL was away: it says so, and is asked again. One under way waits by itself.
      else if (/does not answer/.test(await tail(logFile, 1))) child = await start();
      else throw new Error(`The import of ${file} ended with ${by ?? code}: ${await tail(logFile)}`);
    }
  };
  const hasStored = async () => {
    const origin = `${name}.csv`;
    const found = await stack.sql`select from raw.batch where tenant_id = ${stack.tenant.id} and origin = ${origin} limit 1`;
    return found.length > 0;
  };
  return {
    rows,
    spentMinor: amounts.reduce((sum, amount) => sum + amount, 0),
    kill: async (when) => {
      const running = child;
      let over = false;
      void running.ended.then(() => {
        over = true;
      });
      if (when === "midway") {
        while (!over && !(await hasStored())) await pause(20);
        if (over) throw new Error(`The import of ${file} ended before it could be killed: ${await tail(logFile)}`);
      }
      await pause(0);
      if (over) return;
      signal(running.pid, "SIGKILL");
      await running.ended;
      child = await start();
    },
    done: finish,
    again: async () => {
      child = await start();
      await finish();
    },
  };
}
