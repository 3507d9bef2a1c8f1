import { execFile } from "node:child_process";
import { realpathSync } from "node:fs";
import { chmod, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "#pipelines/dev/children.ts";

const run = promisify(execFile);
const git = async (...args: string[]) => (await run("git", ["-C", ROOT, ...args])).stdout.trim();

const SCHEMA = ["db/migrations", "db/sql"];

/** A commit of this house with another schema than now, or why there is none to be had. */
export type Older = { commit: string } | { missing: string };

/**
 * The version before the last change of the schema; with `steps`, before the one before that, and so on. What is changed
 * and not committed is a change as well.
 */
export async function olderVersion(steps = 1): Promise<Older> {
  try {
    // An export unpacked inside of another repository has git, but not ours.
    if (realpathSync(await git("rev-parse", "--show-toplevel")) !== realpathSync(ROOT))
      return { missing: "this is no git checkout" };
    const open = await git("status", "--porcelain", "--", ...SCHEMA);
    const changes = (await git("log", `-${steps}`, "--format=%H", "--", ...SCHEMA)).split("\n").filter(Boolean);
    const before = [...(open === "" ? [] : ["HEAD"]), ...changes.map((commit) => `${commit}^`)][steps - 1];
    if (!before) return { missing: "the history has no such change of the schema" };
    return { commit: await git("rev-parse", "--verify", "--quiet", `${before}^{commit}`) };
  } catch {
    return { missing: "there is no git, or not enough of the history" };
  }
}

/** The tree of a commit in a temporary folder, on the packages of this one. */
export async function treeOf(commit: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "inlay-older-"));
  await chmod(folder, 0o755);
  const archive = join(folder, "tree.tar");
  await git("archive", "--output", archive, commit);
  await run("tar", ["-xf", archive, "-C", folder]);
  await rm(archive);
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
