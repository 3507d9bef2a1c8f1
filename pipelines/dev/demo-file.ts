import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writePrivate } from "#pipelines/dev/home.ts";
import type { Terminal } from "#pipelines/dev/terminal.ts";

/** What one needs to look around in the demo. Keys and passwords exist in clear only here, so only its owner reads it. */
export const DemoFile = z.object({
  url: z.url(),
  users: z.array(z.object({ email: z.string(), password: z.string(), role: z.string(), tenant: z.string().nullable() })),
  tenants: z.array(
    z.object({
      slug: z.string(),
      id: z.uuid(),
      apiKey: z.string(),
      /** May make addresses of frames, and nothing else. */
      mintKey: z.string().default(""),
      subjects: z.array(z.string()),
    }),
  ),
  /** Apps of two tenants that embed dashboards, on an origin of their own. */
  portals: z.array(z.object({ name: z.enum(["bank", "home"]), tenant: z.string(), url: z.url() })).default([]),
});
export type DemoFile = z.infer<typeof DemoFile>;

const place = (home: string) => join(home, "demo.json");

/** Of the last run in this home, whose keys are good still; undefined when there was none. */
export async function readDemoFile(home: string): Promise<DemoFile | undefined> {
  const text = await readFile(place(home), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const parsed = DemoFile.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : undefined;
}

export const writeDemoFile = (home: string, file: DemoFile): Promise<void> =>
  writePrivate(place(home), `${JSON.stringify(file, null, 2)}\n`);

/** What to look at and how to get in, for a person in front of a terminal. */
export function demoSummary(file: DemoFile, home: string, term: Terminal): string[] {
  const width = Math.max(...file.users.map((user) => user.email.length));
  return [
    "",
    `  ${term.bold(file.url)}`,
    "",
    ...file.users.map(
      (user) =>
        `  ${user.email.padEnd(width)}  ${user.password}  ${term.dim([user.role, user.tenant].filter(Boolean).join(", "))}`,
    ),
    "",
    ...file.tenants.map((tenant) => `  ${tenant.slug}: ${tenant.subjects.length} subjects, API key ${tenant.apiKey}`),
    "",
    ...file.portals.map((portal) => `  ${portal.url}  ${term.dim(`${portal.tenant}: its own app, with a dashboard inside`)}`),
    "",
    `  Also in ${place(home)}; logs in ${join(home, "logs")}`,
    "",
  ];
}
