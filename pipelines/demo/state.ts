import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writePrivate } from "#pipelines/dev/home.ts";

/**
 * What a demo must remember: its people and keys from the moment they exist, how large it was made, and how far it was
 * sent. Kept beside demo.json, which is written only when all of it is there.
 */
export const DemoState = z.object({
  users: z.array(z.object({ email: z.string(), password: z.string(), role: z.string(), tenant: z.string().nullable() })),
  tenants: z.array(z.object({ slug: z.string(), id: z.uuid(), apiKey: z.string(), mintKey: z.string().default("") })),
  /** Number of customers and homes. */
  customers: z.int().min(1),
  homes: z.int().min(1),
  /** Milliseconds since 1970: where the history begins, from when on readings are fine, and when it was made. */
  from: z.number(),
  fineFrom: z.number(),
  madeAt: z.number(),
  /** By tenant: everything up to this instant was sent and acknowledged. */
  sentTo: z.record(z.string(), z.number()),
});
export type DemoState = z.infer<typeof DemoState>;

const place = (home: string) => join(home, "demo-state.json");

/** Of this home's demo; undefined when there was none, or what is there is not of this version. */
export async function readDemoState(home: string): Promise<DemoState | undefined> {
  const text = await readFile(place(home), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = DemoState.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

export const writeDemoState = (home: string, state: DemoState): Promise<void> =>
  writePrivate(place(home), `${JSON.stringify(state, null, 2)}\n`);
