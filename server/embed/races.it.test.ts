import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TestDatabase } from "#db/testing/test-database.ts";
import { SECRET } from "#server/auth/testing/people.ts";
import { openTicket } from "#server/embed/open-ticket.ts";
import { renewSession } from "#server/embed/renew-session.ts";
import { embeddingDatabase, embeddingTenant, redeem, type Tenant, tokenOf } from "#server/embed/testing/embedding.ts";

let db: TestDatabase;
let acme: Tenant;
beforeAll(async () => {
  db = await embeddingDatabase();
  acme = await embeddingTenant(db);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await db.drop();
});

const coded = (work: Promise<unknown>) =>
  work.then(
    () => "won",
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const counted = (answers: readonly string[]) =>
  Object.fromEntries([...Map.groupBy(answers, String)].map(([one, all]) => [one, all.length]));
const many = (most: number, work: (nth: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: most }, (_, nth) => coded(work(nth))));

test("of 100 who redeem a token at once, one gets a frame", async () => {
  const token = tokenOf(acme);
  expect(counted(await many(100, () => redeem(db, token)))).toEqual({ won: 1, TOKEN_USED: 99 });
  const [made] = await db.login()`select count(*)::int as n from core.embed_session where tenant_id = ${acme.id}`;
  expect(made!.n).toBe(1);
});

test("of 100 who redeem a token at once in two processes, one gets a frame", async () => {
  const token = tokenOf(acme);
  const children = [await webProcess(token, 50), await webProcess(token, 50)];
  for (const { go } of children) go();
  const answers = (await Promise.all(children.map(({ answers }) => answers))).flat();
  expect(counted(answers)).toEqual({ ticket: 1, TOKEN_USED: 99 });
}, 60_000);

test("of 50 who load a frame at once, one sees it", async () => {
  const { ticket } = await redeem(db, tokenOf(acme));
  expect(counted(await many(50, () => openTicket(db.sql("app"), ticket)))).toEqual({ won: 1, SESSION_ENDED: 49 });
});

test("of 20 who renew a session by one token at once, one does", async () => {
  const { ticket } = await redeem(db, tokenOf(acme));
  const { session } = await openTicket(db.sql("app"), ticket);
  const token = tokenOf(acme);
  const answers = await many(20, () => renewSession(db.sql("app"), session, token, "192.0.2.1"));
  expect(counted(answers)).toEqual({ won: 1, TOKEN_USED: 19 });
});

/** Another process of the web app, which waits to be told. */
async function webProcess(token: string, times: number): Promise<{ go(): void; answers: Promise<string[]> }> {
  const file = join(import.meta.dirname, "testing/redeem-often.ts");
  const child = spawn(process.execPath, [file, db.url, token, String(times)], {
    env: { ...process.env, AUTH_SECRET: SECRET, INLAY_URL: "https://inlay.example", NODE_ENV: "test" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe("ready");
  return {
    go: () => void child.stdin.write("go\n"),
    answers: lines.next().then(({ value }) => JSON.parse(value as string) as string[]),
  };
}
