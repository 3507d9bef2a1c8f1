import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { type ConnectOptions, connect, connectAsLogin, type DbRole, type Sql } from "#db/client.ts";
import { withDatabase } from "#db/testing/template.ts";

export type TestDatabase = {
  url: string;
  /** A pool acting as the role; one per role unless options are given. Ended by `drop`. */
  sql(role: DbRole, options?: ConnectOptions): Sql;
  /** As the login itself, which no policy binds: to look at what is really there. */
  login(): Sql;
  drop(): Promise<void>;
};

/**
 * A database of this test file's own, at the current schema and empty, cloned in some 50 ms.
 * @param options.bare nothing was ever applied to it
 *
 * @example
 * const db = await testDatabase();
 * afterAll(() => db.drop());
 */
export async function testDatabase(options: { bare?: boolean } = {}): Promise<TestDatabase> {
  const server = inject("inlayServer");
  const name = `t_${randomBytes(6).toString("hex")}`;
  const url = withDatabase(server.url, name);
  const template = options.bare ? "template0" : server.template;
  await asAdmin(server.url, (admin) => admin`create database ${admin(name)} template ${admin(template)} strategy file_copy`);
  const shared = new Map<string, Sql>();
  const all: Sql[] = [];
  const opened = (sql: Sql) => {
    all.push(sql);
    return sql;
  };
  const once = (key: string, make: () => Sql) => {
    const known = shared.get(key);
    if (known) return known;
    const made = opened(make());
    shared.set(key, made);
    return made;
  };
  return {
    url,
    sql: (role, options) => (options ? opened(connect(url, role, options)) : once(role, () => connect(url, role, { max: 4 }))),
    login: () => once("login", () => connectAsLogin(url, 2)),
    drop: async () => {
      await Promise.all(all.map((sql) => sql.end({ timeout: 1 })));
      await asAdmin(server.url, (admin) => admin`drop database if exists ${admin(name)} with (force)`);
    },
  };
}

async function asAdmin(url: string, work: (admin: Sql) => Promise<unknown>): Promise<void> {
  const admin = connectAsLogin(url);
  try {
    await work(admin);
  } finally {
    await admin.end({ timeout: 5 });
  }
}
