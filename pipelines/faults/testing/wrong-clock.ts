import { chmod, glob, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type WrongClock = {
  /** Of the processes whose clock it is. */
  env: Record<string, string>;
  /** From now on it is wrong by so many seconds. */
  set(seconds: number): Promise<void>;
  remove(): Promise<void>;
};

/** A clock for Node processes that preload clock.mjs. */
export async function nodeClock(): Promise<WrongClock> {
  const folder = await mkdtemp(join(tmpdir(), "inlay-clock-"));
  const file = join(folder, "milliseconds");
  return {
    env: { INLAY_TEST_CLOCK: file },
    set: (seconds) => replace(file, String(seconds * 1_000)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * A clock for PostgreSQL, by libfaketime (Debian: `apt-get install libfaketime`): time of day only, as when somebody sets
 * the machine's clock. @returns null where libfaketime is not installed
 */
export async function systemClock(): Promise<WrongClock | null> {
  let library: string | undefined;
  for await (const found of glob("/usr/lib/{*/,}faketime/libfaketime.so.1")) library ??= found;
  if (!library) return null;
  const folder = await mkdtemp(join(tmpdir(), "inlay-clock-"));
  const file = join(folder, "offset");
  // PostgreSQL runs as another user.
  await chmod(folder, 0o755);
  await replace(file, "+0");
  const env = {
    LD_PRELOAD: library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: "1",
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
  return {
    env,
    set: (seconds) => replace(file, `${seconds < 0 ? "" : "+"}${seconds}`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Written beside and renamed, so that nobody reads half of it. */
async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.next`, text, { mode: 0o644 });
  await rename(`${file}.next`, file);
}
