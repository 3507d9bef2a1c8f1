import { execFile, spawn } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The system user the server runs as: nothing for "the one running this", ids when that one is root. */
export type Account = { uid?: number; gid?: number; name: string };

/**
 * PostgreSQL refuses to run as root. As root: the owner of the data when there are data, else the user `postgres`
 * (made when missing), else `nobody`. Otherwise the user who runs this.
 */
export async function serverAccount(dataFolder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { name: "you" };
  const owner = await stat(dataFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` };
  return (await lookUp("postgres")) ?? (await make("postgres")) ?? (await lookUp("nobody")) ?? fail();
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout), name };
  } catch {
    return undefined;
  }
}

async function make(name: string): Promise<Account | undefined> {
  // Debian, Fedora and SUSE have useradd; Alpine has adduser.
  for (const [command, args] of [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", name]],
  ] as const) {
    // Where these live is often not in the PATH of a plain shell.
    const env = { ...process.env, PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` };
    const made = await run(command, [...args], { env }).then(
      () => true,
      () => false,
    );
    if (made) return lookUp(name);
  }
  return undefined;
}

function fail(): never {
  throw new Error(
    "PostgreSQL does not run as root, and this machine has neither a user `postgres` nor `nobody`, nor could one be made. Run this as an ordinary user, or set DATABASE_URL.",
  );
}

/** Runs a program as that account and tells whether it ended well. Asking the system beats computing modes of folders. */
export function succeeds(account: Account, command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, [...args], { ...ids(account), cwd: "/", stdio: "ignore" });
    child.once("error", () => done(false));
    child.once("exit", (code) => done(code === 0));
  });
}

/** The part of spawn's options that makes the child run as the account. */
export const ids = (account: Account): { uid?: number; gid?: number } =>
  account.uid === undefined ? {} : { uid: account.uid, gid: account.gid };
