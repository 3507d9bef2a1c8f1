import { pause } from "#db/embedded/processes.ts";
import type { Stack } from "#pipelines/faults/testing/stack.ts";
import { startClients } from "#pipelines/kill/testing/clients.ts";
import { type FileImport, startImport } from "#pipelines/kill/testing/file-import.ts";
import { findings, untilSettled } from "#pipelines/kill/testing/findings.ts";
import { planOf } from "#pipelines/kill/testing/plan.ts";

export type KillRun = { seed: number; kills: number; clients: number; rows: number };

export type KillOutcome = {
  /** What is not as it should be, as sentences; none when all is well. */
  found: string[];
  /** Controls: a run without them would prove little. */
  events: number;
  rows: number;
  retries: number;
  duplicates: number;
  /** How often each was killed. */
  killed: Record<string, number>;
};

/** Events acknowledged before the first kill. */
const LOAD = 500;

/**
 * Kills web, workers, imports and PostgreSQL by a seeded plan, while clients send with retries and one file after the
 * other is imported. Nobody helps: what was killed comes back by its service manager, and goes on by itself.
 */
export async function killRun(stack: Stack, { seed, kills, clients: count, rows }: KillRun): Promise<KillOutcome> {
  const clients = startClients(stack.web, stack.tenant.key, seed, count);
  const files: FileImport[] = [];
  let going = true;
  const importing = (async () => {
    while (going) {
      files.push(await startImport(stack, `file-${files.length}`, rows));
      await files.at(-1)!.done;
    }
  })();
  // Heard when it is waited for; until then it is nobody's.
  importing.catch(() => {});
  try {
    const killed: Record<string, number> = {};
    // A process that does nothing yet loses nothing.
    while (clients.ledger.acknowledged.size < LOAD) await pause(20);
    for (const [at, { afterMs, victim, share }] of planOf(seed, kills).entries()) {
      await pause(afterMs);
      if (victim === "import") await killImport(files);
      else await stack.kill(victim, share);
      killed[victim] = (killed[victim] ?? 0) + 1;
      if ((at + 1) % 20 === 0) process.stderr.write(`${at + 1} kills, ${clients.ledger.acknowledged.size} events acknowledged\n`);
    }
    await clients.stop();
    going = false;
    await importing;
    const found: (string | null)[] = [await untilSettled(stack, 120_000)];
    // The first file once more, after it is in.
    await files[0]!.again();
    found.push(await untilSettled(stack, 20_000), ...files.flatMap((file) => file.fallen()));
    const imported = files.flatMap(({ events }) => events);
    found.push(...(await findings(stack, clients.ledger, imported)));
    const { acknowledged, retries, duplicates } = clients.ledger;
    return {
      found: found.filter((one) => one !== null),
      ...{ events: acknowledged.size, rows: imported.length, retries, duplicates, killed },
    };
  } finally {
    going = false;
    await Promise.all(files.map((file) => file.stop()));
  }
}

/** Of the import that runs now, or the next one: between two of them there is none. */
async function killImport(files: readonly FileImport[]): Promise<void> {
  for (;;) {
    const file = files.at(-1);
    const before = file?.kills();
    await file?.kill();
    if (file && file.kills() !== before) return;
    await pause(10);
  }
}
