import { randomBytes } from "node:crypto";
import { access, chown, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type Account, ids, serverAccount, succeeds } from "#db/embedded/account.ts";
import { type Binaries, binariesIn, findBinaries } from "#db/embedded/binaries.ts";
import { type State, writeState } from "#db/embedded/state.ts";

export type Place = { state: State; binaries: Binaries; account: Account };

/**
 * Where this home's data and binaries lie: `<home>/postgres` and node_modules, or, as root in a checkout that the
 * server's user cannot get into (a folder of mode 0700 like /root), a folder that it can, which the home remembers.
 */
export async function findPlace(home: string, known: State | undefined, say: (line: string) => void): Promise<Place> {
  const account = await serverAccount(known?.data ?? join(home, "postgres"));
  const shipped = await findBinaries();
  const reachesBinaries = await succeeds(account, shipped.postgres, ["--version"]);
  if (known && (await reaches(account, known.data))) {
    if (reachesBinaries) return { state: known, binaries: shipped, account };
    const binaries = await copyBinaries(shipped, dirname(known.data), account);
    return { state: { ...known, binaries: binaries.root }, binaries, account };
  }
  if (known)
    throw new Error(
      `The data of ${home} lie in ${known.data}, where ${account.name} cannot get to. Remove ${home} to begin anew.`,
    );

  const own = join(home, "postgres");
  const inHome = await prepare(own, account).then(() => reaches(account, own));
  const folder = inHome ? home : await elsewhere(home, account, say);
  const data = inHome ? own : join(folder, "data");
  if (!inHome) {
    await rm(own, { recursive: true, force: true });
    await prepare(data, account);
  }
  const binaries = reachesBinaries ? shipped : await copyBinaries(shipped, folder, account);
  const state: State = {
    password: randomBytes(24).toString("base64url"),
    data,
    port: 54_329,
    initialised: false,
    ...(reachesBinaries ? {} : { binaries: binaries.root }),
  };
  await writeState(home, state);
  return { state, binaries, account };
}

const reaches = (account: Account, folder: string) => succeeds(account, "/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder]);

async function prepare(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid ?? account.uid);
}

async function elsewhere(home: string, account: Account, say: (line: string) => void): Promise<string> {
  for (const base of ["/var/lib/inlay", tmpdir(), "/tmp", "/var/tmp"]) {
    try {
      if (base === "/var/lib/inlay") await mkdir(base, { recursive: true, mode: 0o755 });
      // A fresh name each: data of a deleted checkout at the same path must not come back.
      const folder = await mkdtemp(join(base, `${base.endsWith("inlay") ? "" : "inlay-"}${basename(dirname(home))}-`));
      await chown(folder, account.uid ?? -1, account.gid ?? -1);
      if (await reaches(account, folder)) {
        say(`PostgreSQL runs as ${account.name}, who cannot enter ${home}: its data are in ${folder}`);
        await writeFile(join(folder, "home"), `${home}\n`);
        return folder;
      }
      await rm(folder, { recursive: true, force: true });
    } catch {
      // Not writable: the next one.
    }
  }
  throw new Error(
    `PostgreSQL runs as ${account.name}, who can enter neither ${home} nor /var/lib nor ${tmpdir()}. Move the checkout, set INLAY_HOME to a folder open to all, or set DATABASE_URL.`,
  );
}

async function copyBinaries(shipped: Binaries, folder: string, account: Account): Promise<Binaries> {
  const target = binariesIn(join(folder, `programs-${shipped.version}`), shipped.version);
  const whole = await access(target.postgres).then(
    () => succeeds(account, target.postgres, ["--version"]),
    () => false,
  );
  if (whole) return target;
  await rm(target.root, { recursive: true, force: true });
  await cp(shipped.root, target.root, { recursive: true, verbatimSymlinks: true });
  // The copy must be readable whatever umask the checkout was made under.
  if (!(await succeeds({ name: "root" }, "chmod", ["-R", "a+rX,u+w", target.root])))
    throw new Error(`${target.root} could not be opened`);
  if (!(await succeeds(account, target.postgres, ["--version"])))
    throw new Error(`${account.name} cannot run ${target.postgres}`);
  return target;
}

export const spawnOptions = (place: Place) => ({ ...ids(place.account), cwd: place.state.data });
