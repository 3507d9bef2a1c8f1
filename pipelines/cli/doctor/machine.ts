import { access, readFile, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Check, fail, ok, warn } from "#pipelines/cli/doctor/check.ts";
import type { Env } from "#server/env.ts";

const GIB = 2 ** 30;

/** What can be seen without a database. */
export const MACHINE: readonly Check<Env>[] = [
  {
    name: "node",
    look: async () => {
      const major = Number(process.versions.node.split(".")[0]);
      if (major >= 24) return ok("node", `version ${process.versions.node}`);
      return fail(
        "node",
        `version ${process.versions.node} is too old`,
        "Run it by `npm run inlay`, which uses Node 24, or install Node 24.",
      );
    },
  },
  {
    name: "sign-in secret",
    look: async (env) => {
      if (env.AUTH_SECRET) return ok("sign-in secret", "AUTH_SECRET is set");
      const file = join(env.INLAY_HOME, "auth-secret");
      const kept = await readFile(file, "utf8").catch(() => "");
      if (kept.trim().length >= 32) return ok("sign-in secret", `kept in ${file}`);
      return fail(
        "sign-in secret",
        "AUTH_SECRET is not set: nobody can sign in",
        "Set AUTH_SECRET to 32 or more random characters, the same for every web process.",
      );
    },
  },
  {
    name: "disk",
    look: async (env) => {
      const place = await existing(env.INLAY_HOME);
      const { bavail, blocks, bsize } = await statfs(place);
      const free = bavail * bsize;
      const share = bavail / blocks;
      const found = `${(free / GIB).toFixed(1)} GiB free (${Math.round(share * 100)} %) at ${place}`;
      const mend = "Free space, or move INLAY_HOME to a larger disk: a full disk stops the collecting of events.";
      if (free < GIB || share < 0.02) return fail("disk", found, mend);
      return free < 5 * GIB || share < 0.05 ? warn("disk", found, mend) : ok("disk", found);
    },
  },
];

/** The folder itself, or the nearest one above that is there. */
async function existing(path: string): Promise<string> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  return there || dirname(path) === path ? path : existing(dirname(path));
}
